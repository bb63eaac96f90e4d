//go:build ignore

// Nearest neighbours, and how the answer depends on k.
package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

type point struct {
	x, y  float64
	class string
}

func classify(data []point, x, y float64, k int) string {
	near := slices.Clone(data)
	d := func(p point) float64 { return (p.x-x)*(p.x-x) + (p.y-y)*(p.y-y) }
	slices.SortStableFunc(near, func(a, b point) int { return cmp.Compare(d(a), d(b)) })
	votes := map[string]int{}
	for _, p := range near[:k] {
		votes[p.class]++
	}
	return slices.MaxFunc(slices.Sorted(maps.Keys(votes)), func(a, b string) int { return votes[a] - votes[b] })
}

func main() {
	data := []point{{1, 1, "red"}, {2, 1, "red"}, {1, 2, "red"}, {5, 5, "blue"}, {6, 5, "blue"}, {5, 6, "blue"}, {3, 3, "blue"}}
	for _, q := range [][2]float64{{1.5, 1.5}, {5.5, 5.2}, {2.8, 2.8}} {
		fmt.Print(q)
		for _, k := range []int{1, 3, 5} {
			fmt.Print(" ", classify(data, q[0], q[1], k))
		}
		fmt.Println()
	}
	right := 0
	for i, p := range data {
		rest := slices.Delete(slices.Clone(data), i, i+1)
		if classify(rest, p.x, p.y, 3) == p.class {
			right++
		}
	}
	fmt.Println(right, "of", len(data))
}
