//go:build ignore

// Reads numbers from standard input and adds them up.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	total, bad := 0.0, 0
	for line := 1; in.Scan(); line++ {
		text := strings.TrimSpace(in.Text())
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		v, err := strconv.ParseFloat(text, 64)
		if err != nil {
			fmt.Printf("line %d: %v\n", line, err)
			bad++
			continue
		}
		total += v
	}
	fmt.Println("total", total)
	if bad > 0 {
		os.Exit(bad)
	}
}
