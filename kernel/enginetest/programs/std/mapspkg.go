//go:build ignore

// Package maps.
package main

import (
	"fmt"
	"maps"
	"slices"
)

func main() {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	c := maps.Clone(m)
	c["d"] = 4
	maps.DeleteFunc(c, func(k string, v int) bool { return v%2 == 1 })
	fmt.Println(m, c, maps.Equal(m, c))
	maps.Copy(c, map[string]int{"b": 20, "z": 26})
	fmt.Println(c)
	inverted := map[int]string{}
	for k, v := range m {
		inverted[v] = k
	}
	fmt.Println(inverted)
	collected := maps.Collect(slices.All([]string{"x", "y"}))
	fmt.Println(collected)
	maps.Insert(collected, maps.All(map[int]string{7: "seven"}))
	fmt.Println(collected, maps.EqualFunc(m, m, func(a, b int) bool { return a == b }))
	clear(m)
	fmt.Println(len(m))
	seen := map[rune]bool{}
	dup := []string{}
	for _, r := range "mississippi" {
		if seen[r] && !slices.Contains(dup, string(r)) {
			dup = append(dup, string(r))
		}
		seen[r] = true
	}
	fmt.Println(dup)
}
