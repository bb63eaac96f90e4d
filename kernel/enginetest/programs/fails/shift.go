//go:build ignore

// A negative shift.
package main

import "fmt"

func power(n int) int { return 1 << n }

func main() {
	for n := 3; n >= -1; n-- {
		fmt.Println(power(n))
	}
}
