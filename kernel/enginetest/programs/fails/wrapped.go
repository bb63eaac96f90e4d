//go:build ignore

// A panic with a wrapped error.
package main

import (
	"fmt"
	"io"
)

func load(name string) error { return fmt.Errorf("load %s: %w", name, io.ErrUnexpectedEOF) }

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	must(nil)
	fmt.Println("fine so far")
	must(load("data.txt"))
}
