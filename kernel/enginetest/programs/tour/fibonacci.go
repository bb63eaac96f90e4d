//go:build ignore

// Fibonacci numbers in four ways.
package main

import "fmt"

func recursive(n int) int {
	if n < 2 {
		return n
	}
	return recursive(n-1) + recursive(n-2)
}

func loop(n int) int {
	a, b := 0, 1
	for range n {
		a, b = b, a+b
	}
	return a
}

func generator() func() int {
	a, b := 0, 1
	return func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
}

var memo = map[int]int{0: 0, 1: 1}

func memoized(n int) int {
	if v, ok := memo[n]; ok {
		return v
	}
	memo[n] = memoized(n-1) + memoized(n-2)
	return memo[n]
}

func main() {
	next := generator()
	for i := range 12 {
		fmt.Println(i, recursive(i), loop(i), memoized(i), next())
	}
	fmt.Println(loop(90), memoized(90))
}
