//go:build ignore

// Deferred calls run last in, first out, with the arguments they were given.
package main

import (
	"fmt"
	"os"
)

func trace(name string) func() {
	fmt.Println("enter", name)
	return func() { fmt.Println("leave", name) }
}

func result() (n int) {
	defer func() { n *= 2 }()
	n = 5
	return n + 1
}

func arguments() {
	for i := range 3 {
		defer fmt.Print(i, " ")
	}
	x := 1
	defer fmt.Println("x was", x)
	x = 2
}

func safely(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	f()
	return nil
}

func main() {
	defer trace("main")()
	fmt.Println(result())
	arguments()
	fmt.Println()
	fmt.Println(safely(func() {}))
	fmt.Println(safely(func() { panic("oh") }))
	fmt.Println(safely(func() { var a []int; _ = a[3] }))
	fmt.Println(safely(func() { var m map[string]int; m["x"] = 1 }))
	fmt.Println(safely(func() { a, b := 1, 0; fmt.Println(a / b) }))
	fmt.Println(safely(func() { var p *struct{ x int }; p.x = 1 }))
	fmt.Println(safely(func() { var x any = "s"; _ = x.(int) }))
	fmt.Println(safely(func() { panic(fmt.Errorf("wrapped: %w", os.ErrNotExist)) }))
}
