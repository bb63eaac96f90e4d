//go:build ignore

// Functions that range loops accept.
package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func countdown(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := n; i > 0; i-- {
			if !yield(i) {
				fmt.Print("(stopped) ")
				return
			}
		}
	}
}

type tree struct {
	left, right *tree
	value       int
}

func (t *tree) insert(v int) *tree {
	switch {
	case t == nil:
		return &tree{value: v}
	case v < t.value:
		t.left = t.left.insert(v)
	default:
		t.right = t.right.insert(v)
	}
	return t
}

func (t *tree) all() iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		i := 0
		t.walk(func(v int) bool { i++; return yield(i-1, v) })
	}
}

func (t *tree) walk(yield func(int) bool) bool {
	return t == nil || t.left.walk(yield) && yield(t.value) && t.right.walk(yield)
}

func find(t *tree, above int) (found int) {
	for _, v := range t.all() {
		if v > above {
			return v
		}
	}
	return -1
}

func main() {
	for i := range countdown(5) {
		if i == 2 {
			break
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
	var t *tree
	for _, v := range []int{5, 2, 8, 1, 9, 3} {
		t = t.insert(v)
	}
	for i, v := range t.all() {
		if v == 2 {
			continue
		}
		fmt.Print(i, ":", v, " ")
	}
	fmt.Println(find(t, 5), find(t, 100))
	fmt.Println(slices.Collect(countdown(3)), slices.Sorted(maps.Values(map[string]int{"a": 2, "b": 1})))
	next, stop := iter.Pull(countdown(2))
	defer stop()
	fmt.Println(next())
	fmt.Println(next())
	fmt.Println(next())
	for a, b := range slices.Backward([]string{"x", "y"}) {
		fmt.Print(a, b, " ")
	}
	fmt.Println()
}
