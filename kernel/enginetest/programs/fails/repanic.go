//go:build ignore

// A deferred call panics again.
package main

import "fmt"

func cleanup() {
	if r := recover(); r != nil {
		fmt.Println("recovered", r)
		panic(fmt.Sprint("again: ", r))
	}
}

func main() {
	defer fmt.Println("last words")
	defer cleanup()
	panic("first")
}
