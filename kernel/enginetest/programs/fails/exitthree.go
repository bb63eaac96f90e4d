//go:build ignore

// os.Exit runs no deferred calls.
package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("never printed")
	fmt.Println("leaving")
	func() {
		defer fmt.Println("nor this")
		os.Exit(3)
	}()
}
