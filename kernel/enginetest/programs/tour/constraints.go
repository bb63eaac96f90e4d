//go:build ignore

// Constraints with methods, and type sets.
package main

import (
	"fmt"
	"strings"
)

type shower interface {
	~int | ~string
	show() string
}

type id int
type tag string

func (i id) show() string  { return fmt.Sprintf("#%d", int(i)) }
func (t tag) show() string { return "@" + string(t) }

func showAll[T shower](xs ...T) string {
	var parts []string
	for _, x := range xs {
		parts = append(parts, x.show())
	}
	return strings.Join(parts, ",")
}

type setter[T any] interface {
	*T
	set(string)
}

type setting struct{ v string }

func (s *setting) set(v string) { s.v = v }

func parseAll[T any, P setter[T]](in []string) []T {
	out := make([]T, len(in))
	for i, s := range in {
		P(&out[i]).set(s)
	}
	return out
}

type numeric interface {
	~int8 | ~int | ~float32 | ~float64
}

func convert[To, From numeric](x From) To { return To(x) }

type tree[T interface{ compare(T) int }] struct {
	left, right *tree[T]
	value       T
}

func (t *tree[T]) insert(v T) *tree[T] {
	if t == nil {
		return &tree[T]{value: v}
	}
	if v.compare(t.value) < 0 {
		t.left = t.left.insert(v)
	} else {
		t.right = t.right.insert(v)
	}
	return t
}

func (t *tree[T]) each(f func(T)) {
	if t != nil {
		t.left.each(f)
		f(t.value)
		t.right.each(f)
	}
}

func (t tag) compare(u tag) int { return strings.Compare(string(t), string(u)) }

func main() {
	fmt.Println(showAll(id(1), id(2)), showAll(tag("x")))
	fmt.Println(parseAll[setting]([]string{"a", "b"}))
	fmt.Println(convert[int8](300.7/2), convert[float64](7)/2, convert[int](float32(2.5)))
	var t *tree[tag]
	for _, s := range []tag{"m", "c", "x", "a"} {
		t = t.insert(s)
	}
	t.each(func(s tag) { fmt.Print(s, " ") })
	fmt.Println()
}
