//go:build ignore

// Kruskal's minimum spanning tree with union-find.
package main

import (
	"cmp"
	"fmt"
	"slices"
)

type sets struct{ parent, size []int }

func newSets(n int) *sets {
	s := &sets{make([]int, n), make([]int, n)}
	for i := range n {
		s.parent[i], s.size[i] = i, 1
	}
	return s
}

func (s *sets) find(x int) int {
	for s.parent[x] != x {
		s.parent[x] = s.parent[s.parent[x]]
		x = s.parent[x]
	}
	return x
}

func (s *sets) union(a, b int) bool {
	a, b = s.find(a), s.find(b)
	if a == b {
		return false
	}
	if s.size[a] < s.size[b] {
		a, b = b, a
	}
	s.parent[b] = a
	s.size[a] += s.size[b]
	return true
}

type edge struct{ a, b, w int }

func main() {
	var edges []edge
	for i := range 8 {
		for j := range i {
			edges = append(edges, edge{i, j, (i*37 + j*91) % 50})
		}
	}
	slices.SortFunc(edges, func(x, y edge) int { return cmp.Or(x.w-y.w, x.a-y.a, x.b-y.b) })
	s := newSets(8)
	total := 0
	for _, e := range edges {
		if s.union(e.a, e.b) {
			total += e.w
			fmt.Print(e, " ")
		}
	}
	fmt.Println(total, s.size[s.find(3)])
}
