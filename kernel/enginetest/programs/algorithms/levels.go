//go:build ignore

// A binary search tree: levels, heights, deletion, and a check of its order.
package main

import (
	"cmp"
	"fmt"
	"math"
)

type tree struct {
	key         int
	left, right *tree
}

func (t *tree) put(k int) *tree {
	if t == nil {
		return &tree{key: k}
	}
	switch c := cmp.Compare(k, t.key); {
	case c < 0:
		t.left = t.left.put(k)
	case c > 0:
		t.right = t.right.put(k)
	}
	return t
}

func (t *tree) remove(k int) *tree {
	switch {
	case t == nil:
		return nil
	case k < t.key:
		t.left = t.left.remove(k)
	case k > t.key:
		t.right = t.right.remove(k)
	case t.left == nil:
		return t.right
	case t.right == nil:
		return t.left
	default:
		m := t.right
		for m.left != nil {
			m = m.left
		}
		t.key, t.right = m.key, t.right.remove(m.key)
	}
	return t
}

func (t *tree) height() int {
	if t == nil {
		return 0
	}
	return 1 + max(t.left.height(), t.right.height())
}

func (t *tree) levels() (out [][]int) {
	for level := []*tree{t}; len(level) > 0; {
		var keys []int
		var next []*tree
		for _, n := range level {
			if n == nil {
				continue
			}
			keys = append(keys, n.key)
			next = append(next, n.left, n.right)
		}
		if keys != nil {
			out = append(out, keys)
		}
		level = next
	}
	return
}

func (t *tree) ordered(lo, hi int) bool {
	return t == nil || lo < t.key && t.key < hi && t.left.ordered(lo, t.key) && t.right.ordered(t.key, hi)
}

func main() {
	var t *tree
	for _, k := range []int{50, 30, 70, 20, 40, 60, 80, 35, 45, 65} {
		t = t.put(k)
	}
	fmt.Println(t.levels(), t.height())
	for _, k := range []int{20, 30, 50, 99} {
		t = t.remove(k)
		fmt.Println(k, t.levels(), t.ordered(math.MinInt, math.MaxInt))
	}
}
