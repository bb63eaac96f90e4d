//go:build ignore

// What a program knows of itself.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

func where() string {
	_, file, line, ok := runtime.Caller(1)
	return fmt.Sprint(filepath.Base(file), ":", line > 0, " ", ok)
}

func main() {
	fmt.Println(where() != "", runtime.NumCPU() > 0, runtime.GOOS != "", runtime.NumGoroutine() >= 1)
	stop := make(chan bool)
	before := runtime.NumGoroutine()
	go func() { <-stop }()
	fmt.Println(runtime.NumGoroutine() - before)
	close(stop)
	runtime.Gosched()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(m.NumGC > 0, m.Mallocs > 0)
	finished := make(chan bool)
	go func() {
		defer close(finished)
		defer fmt.Println("deferred")
		runtime.Goexit()
		fmt.Println("never")
	}()
	<-finished
	os.Setenv("LAB_STUDENT", "yes")
	v, ok := os.LookupEnv("LAB_STUDENT")
	fmt.Println(v, ok, os.Getenv("LAB_NOTHING") == "", os.ExpandEnv("is ${LAB_STUDENT}!"))
}
