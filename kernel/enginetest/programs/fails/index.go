//go:build ignore

// An index that is too large.
package main

import "fmt"

func average(xs []int, n int) int {
	sum := 0
	for i := 0; i <= n; i++ {
		sum += xs[i]
	}
	return sum / n
}

func main() {
	xs := []int{4, 8, 15}
	fmt.Println("before")
	fmt.Println(average(xs, len(xs)))
}
