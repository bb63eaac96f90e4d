//go:build ignore

// An exit code that a deferred function chooses.
package main

import (
	"fmt"
	"os"
	"strings"
)

func run() (code int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("recovered:", r)
			code = 5
		}
	}()
	var p *strings.Builder
	p.WriteString("x")
	return 0
}

func main() {
	code := run()
	fmt.Println("code", code)
	os.Exit(code)
}
