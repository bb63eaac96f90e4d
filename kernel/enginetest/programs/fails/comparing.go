//go:build ignore

// Interfaces that hold what cannot be compared.
package main

import "fmt"

func same(a, b any) bool { return a == b }

func main() {
	fmt.Println(same(1, 1), same("a", 1))
	fmt.Println(same([]int{1}, []int{1}))
}
