//go:build ignore

// The travelling salesman by dynamic programming over subsets.
package main

import (
	"fmt"
	"math"
	"slices"
)

func tour(d [][]int) (best int, path []int) {
	n := len(d)
	const far = math.MaxInt / 2
	cost := make([][]int, 1<<n)
	from := make([][]int, 1<<n)
	for s := range cost {
		cost[s] = slices.Repeat([]int{far}, n)
		from[s] = slices.Repeat([]int{-1}, n)
	}
	cost[1][0] = 0
	for s := 1; s < 1<<n; s++ {
		for last := range n {
			if s>>last&1 == 0 || cost[s][last] == far {
				continue
			}
			for next := range n {
				if t := s | 1<<next; t != s {
					if c := cost[s][last] + d[last][next]; c < cost[t][next] {
						cost[t][next], from[t][next] = c, last
					}
				}
			}
		}
	}
	all, end := 1<<n-1, 0
	best = far
	for last := 1; last < n; last++ {
		if c := cost[all][last] + d[last][0]; c < best {
			best, end = c, last
		}
	}
	for s := all; end >= 0; {
		path = append(path, end)
		s, end = s&^(1<<end), from[s][end]
	}
	slices.Reverse(path)
	return
}

func main() {
	n := 8
	d := make([][]int, n)
	for i := range d {
		d[i] = make([]int, n)
		for j := range d[i] {
			d[i][j] = (i*i*7+j*j*7+i*j*13)%50 + 1
		}
	}
	fmt.Println(tour(d))
	fmt.Println(tour([][]int{{0, 1, 15, 6}, {2, 0, 7, 3}, {9, 6, 0, 12}, {10, 4, 8, 0}}))
}
