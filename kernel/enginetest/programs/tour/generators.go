//go:build ignore

// Infinite sequences, taken, mapped and zipped lazily.
package main

import (
	"fmt"
	"iter"
	"slices"
)

func naturals() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
}

func mapped[T, U any](s iter.Seq[T], f func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		for x := range s {
			if !yield(f(x)) {
				return
			}
		}
	}
}

func take[T any](s iter.Seq[T], n int) iter.Seq[T] {
	return func(yield func(T) bool) {
		if n <= 0 {
			return
		}
		i := 0
		for x := range s {
			if !yield(x) {
				return
			}
			if i++; i == n {
				return
			}
		}
	}
}

func zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		next, stop := iter.Pull(b)
		defer stop()
		for x := range a {
			y, ok := next()
			if !ok || !yield(x, y) {
				return
			}
		}
	}
}

func main() {
	squares := mapped(naturals(), func(i int) int { return i * i })
	fmt.Println(slices.Collect(take(squares, 6)))
	letters := slices.Values([]string{"a", "b", "c"})
	for i, l := range zip(naturals(), letters) {
		fmt.Print(i, l, " ")
	}
	fmt.Println()
	for i := range take(naturals(), 10) {
		defer fmt.Print(i, " ")
		if i == 3 {
			break
		}
	}
	sum := 0
	for x := range take(mapped(squares, func(i int) float64 { return float64(i) / 2 }), 4) {
		sum += int(x * 2)
	}
	fmt.Println(sum)
}
