//go:build ignore

// Slices that reach too far.
package main

import "fmt"

func chunk(s string, size int) []string {
	var out []string
	for i := 0; i < len(s); i += size {
		out = append(out, s[i:i+size])
	}
	return out
}

func main() {
	fmt.Println(chunk("abcdef", 2))
	fmt.Println(chunk("abcdefg", 2))
}
