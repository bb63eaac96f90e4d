//go:build ignore

// Functions that call themselves.
package main

import (
	"fmt"
	"slices"
)

func hanoi(n int, from, to, via string, move func(string, string)) {
	if n == 0 {
		return
	}
	hanoi(n-1, from, via, to, move)
	move(from, to)
	hanoi(n-1, via, to, from, move)
}

func ackermann(m, n int) int {
	switch {
	case m == 0:
		return n + 1
	case n == 0:
		return ackermann(m-1, 1)
	}
	return ackermann(m-1, ackermann(m, n-1))
}

func permutations(xs []int) [][]int {
	if len(xs) == 0 {
		return [][]int{nil}
	}
	var out [][]int
	for i, x := range xs {
		rest := append(slices.Clone(xs[:i]), xs[i+1:]...)
		for _, p := range permutations(rest) {
			out = append(out, append([]int{x}, p...))
		}
	}
	return out
}

func even(n int) bool { return n == 0 || odd(n-1) }
func odd(n int) bool  { return n != 0 && even(n-1) }

func depth(n int) int {
	if n == 0 {
		return 0
	}
	return 1 + depth(n-1)
}

func main() {
	moves := 0
	hanoi(3, "A", "C", "B", func(a, b string) { moves++; fmt.Print(a, b, " ") })
	fmt.Println(moves)
	fmt.Println(ackermann(2, 3), even(10), odd(7), depth(10000))
	fmt.Println(permutations([]int{1, 2, 3}))
	var fact func(n uint64) uint64
	fact = func(n uint64) uint64 {
		if n < 2 {
			return 1
		}
		return n * fact(n-1)
	}
	fmt.Println(fact(20))
	y := func(f func(func(int) int) func(int) int) func(int) int {
		var self func(int) int
		self = func(x int) int { return f(self)(x) }
		return self
	}
	fmt.Println(y(func(rec func(int) int) func(int) int {
		return func(n int) int {
			if n == 0 {
				return 0
			}
			return n + rec(n-1)
		}
	})(100))
}
