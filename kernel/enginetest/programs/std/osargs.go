//go:build ignore

// Arguments and exit codes.
// args: -v add 3 4
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
)

func main() {
	verbose := false
	args := os.Args[1:]
	if len(args) > 0 && args[0] == "-v" {
		verbose = true
		args = args[1:]
	}
	if len(args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: osargs [-v] add|mul A B")
		os.Exit(2)
	}
	a, err1 := strconv.Atoi(args[1])
	b, err2 := strconv.Atoi(args[2])
	if err := errors.Join(err1, err2); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if verbose {
		fmt.Println("arguments:", args, len(os.Args))
	}
	switch args[0] {
	case "add":
		fmt.Println(a + b)
	case "mul":
		fmt.Println(a * b)
	default:
		os.Exit(3)
	}
}
