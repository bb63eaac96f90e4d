//go:build ignore

// Generic types with methods.
package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

type stack[T any] struct{ items []T }

func (s *stack[T]) push(x T) { s.items = append(s.items, x) }
func (s *stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type pair[K comparable, V any] struct {
	Key   K
	Value V
}

type orderedMap[K cmp.Ordered, V any] struct{ m map[K]V }

func newMap[K cmp.Ordered, V any](pairs ...pair[K, V]) orderedMap[K, V] {
	o := orderedMap[K, V]{map[K]V{}}
	for _, p := range pairs {
		o.m[p.Key] = p.Value
	}
	return o
}

func (o orderedMap[K, V]) each(f func(K, V)) {
	for _, k := range slices.Sorted(maps.Keys(o.m)) {
		f(k, o.m[k])
	}
}

type list[T any] struct {
	value T
	next  *list[T]
}

func (l *list[T]) prepend(x T) *list[T] { return &list[T]{x, l} }
func (l *list[T]) len() int {
	if l == nil {
		return 0
	}
	return 1 + l.next.len()
}

type set[T comparable] map[T]struct{}

func (s set[T]) add(xs ...T) set[T] {
	for _, x := range xs {
		s[x] = struct{}{}
	}
	return s
}

func main() {
	var s stack[string]
	s.push("a")
	s.push("b")
	fmt.Println(s.pop())
	fmt.Println(s.pop())
	fmt.Println(s.pop())
	newMap(pair[string, int]{"z", 26}, pair[string, int]{"a", 1}).each(func(k string, v int) { fmt.Print(k, "=", v, " ") })
	fmt.Println()
	var l *list[float64]
	l = l.prepend(1.5).prepend(2)
	fmt.Println(l.len(), l.value, l.next.value)
	fmt.Println(len(set[int]{}.add(1, 2, 1)))
	fmt.Printf("%T %T %+v\n", l, pair[int, []string]{}, pair[int, []string]{1, []string{"x"}})
}
