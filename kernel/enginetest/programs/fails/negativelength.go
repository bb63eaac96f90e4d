//go:build ignore

// make with a negative length.
package main

import "fmt"

func zeros(n int) []float64 { return make([]float64, n) }

func main() {
	fmt.Println(zeros(2), len(zeros(0)))
	n := 1
	fmt.Println(zeros(n - 2))
}
