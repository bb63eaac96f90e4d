//go:build ignore

// Package slices.
package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type item struct {
	name string
	n    int
}

func main() {
	xs := []int{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5}
	sorted := slices.Sorted(slices.Values(xs))
	fmt.Println(sorted, slices.Max(xs), slices.Min(xs), slices.Contains(xs, 9), slices.Index(xs, 5))
	fmt.Println(slices.Compact(slices.Clone(sorted)), len(xs) > 0)
	i, found := slices.BinarySearch(sorted, 5)
	fmt.Println(i, found)
	items := []item{{"b", 2}, {"a", 2}, {"c", 1}}
	slices.SortFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.n, b.n), strings.Compare(a.name, b.name))
	})
	fmt.Println(items)
	slices.SortStableFunc(items, func(a, b item) int { return -cmp.Compare(a.n, b.n) })
	fmt.Println(items, slices.IndexFunc(items, func(i item) bool { return i.name == "c" }))
	ys := slices.Insert([]int{1, 2, 5}, 2, 3, 4)
	ys = slices.Delete(ys, 0, 1)
	ys = slices.Replace(ys, 0, 2, 7, 8, 9)
	fmt.Println(ys, slices.Concat(ys, []int{0}), slices.Repeat([]string{"x"}, 3))
	fmt.Println(slices.Equal(ys, ys[:2]), slices.Compare([]int{1, 2}, []int{1, 3}), slices.IsSorted(sorted))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c)
	}
	fmt.Println(slices.Collect(maps.Keys(map[int]bool{7: true})), slices.DeleteFunc([]int{1, 2, 3, 4}, func(x int) bool { return x%2 == 0 }))
	fmt.Println(slices.MaxFunc(items, func(a, b item) int { return strings.Compare(a.name, b.name) }), slices.ContainsFunc(xs, func(x int) bool { return x > 8 }))
}
