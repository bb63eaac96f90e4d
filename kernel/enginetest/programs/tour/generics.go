//go:build ignore

// Generic functions and their constraints.
package main

import (
	"cmp"
	"fmt"
	"strings"
)

type number interface {
	~int | ~int64 | ~float64
}

func sum[T number](xs ...T) (total T) {
	for _, x := range xs {
		total += x
	}
	return
}

func mapped[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func filter[S ~[]E, E any](xs S, keep func(E) bool) S {
	var out S
	for _, x := range xs {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

func reduce[T, A any](xs []T, zero A, f func(A, T) A) A {
	for _, x := range xs {
		zero = f(zero, x)
	}
	return zero
}

func largest[T cmp.Ordered](first T, rest ...T) T {
	for _, x := range rest {
		first = max(first, x)
	}
	return first
}

type meters float64
type words []string

func keys[K comparable, V any](m map[K]V) int { return len(m) }

func main() {
	fmt.Println(sum(1, 2, 3), sum(0.5, 1), sum[meters](1, 2.5), sum[int]())
	fmt.Println(mapped([]int{1, 2, 3}, func(i int) string { return strings.Repeat("*", i) }))
	w := filter(words{"a", "bbb", "cc"}, func(s string) bool { return len(s) > 1 })
	fmt.Printf("%T %v\n", w, w)
	fmt.Println(reduce([]string{"x", "yy"}, 0, func(n int, s string) int { return n + len(s) }))
	fmt.Println(largest("b", "c", "a"), largest(2.5), largest(1, 9, 3))
	fmt.Println(keys(map[[2]int]bool{{1, 2}: true}))
	f := mapped[float64, int]
	fmt.Println(f([]float64{1.9, -1.9}, func(x float64) int { return int(x) }))
}
