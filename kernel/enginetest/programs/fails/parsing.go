//go:build ignore

// Errors that name the line, and a non-zero exit.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

func parse(r io.Reader) (sum int, err error) {
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		v, err := strconv.Atoi(lines.Text())
		if err != nil {
			return sum, fmt.Errorf("line %d: %w", n, err)
		}
		sum += v
	}
	return sum, lines.Err()
}

func main() {
	fmt.Println(parse(strings.NewReader("1\n2\n")))
	sum, err := parse(os.Stdin)
	fmt.Println("sum so far", sum)
	if err != nil {
		fmt.Fprintln(os.Stderr, "parsing:", err)
		os.Exit(1)
	}
}
