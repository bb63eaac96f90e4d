//go:build ignore

// Ticks, timers and timeouts.
package main

import (
	"fmt"
	"time"
)

func main() {
	ticker := time.NewTicker(time.Millisecond)
	n := 0
	for range ticker.C {
		if n++; n == 3 {
			ticker.Stop()
			break
		}
	}
	fmt.Println(n)
	timer := time.NewTimer(time.Hour)
	fmt.Println(timer.Stop(), timer.Stop())
	fired := make(chan string)
	time.AfterFunc(time.Millisecond, func() { fired <- "fired" })
	fmt.Println(<-fired)
	start := time.Now()
	time.Sleep(2 * time.Millisecond)
	fmt.Println(time.Since(start) >= 2*time.Millisecond)
	slow := make(chan int)
	select {
	case <-slow:
	case <-time.After(5 * time.Millisecond):
		fmt.Println("too slow")
	}
}
