//go:build ignore

// Eight queens and other backtracking.
package main

import (
	"fmt"
	"slices"
)

func queens(n int) (count int, first []int) {
	cols, up, down := make([]bool, n), make([]bool, 2*n), make([]bool, 2*n)
	place := make([]int, 0, n)
	var try func(r int)
	try = func(r int) {
		if r == n {
			if count == 0 {
				first = slices.Clone(place)
			}
			count++
			return
		}
		for c := range n {
			if cols[c] || up[r+c] || down[r-c+n] {
				continue
			}
			cols[c], up[r+c], down[r-c+n] = true, true, true
			place = append(place, c)
			try(r + 1)
			place = place[:r]
			cols[c], up[r+c], down[r-c+n] = false, false, false
		}
	}
	try(0)
	return
}

func subsets(xs []int, sum int) (out [][]int) {
	var pick func(i, left int, chosen []int)
	pick = func(i, left int, chosen []int) {
		if left == 0 {
			out = append(out, slices.Clone(chosen))
		}
		if left <= 0 || i == len(xs) {
			return
		}
		pick(i+1, left-xs[i], append(chosen, xs[i]))
		pick(i+1, left, chosen)
	}
	pick(0, sum, nil)
	return
}

func main() {
	for n := 4; n <= 7; n++ {
		count, first := queens(n)
		fmt.Println(n, count, first)
	}
	fmt.Println(subsets([]int{8, 6, 7, 5, 3, 1}, 14))
}
