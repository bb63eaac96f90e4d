//go:build ignore

// Dynamic programming: coins, knapsack, common subsequence, edit distance.
package main

import (
	"fmt"
	"slices"
)

func coins(total int, kinds []int) (ways int, fewest []int) {
	w := make([]int, total+1)
	w[0] = 1
	for _, k := range kinds {
		for t := k; t <= total; t++ {
			w[t] += w[t-k]
		}
	}
	best := make([][]int, total+1)
	for t := 1; t <= total; t++ {
		for _, k := range kinds {
			if k <= t && (t == k || best[t-k] != nil) && (best[t] == nil || len(best[t-k])+1 < len(best[t])) {
				best[t] = append(slices.Clone(best[t-k]), k)
			}
		}
	}
	return w[total], best[total]
}

func lcs(a, b string) string {
	t := make([][]int, len(a)+1)
	for i := range t {
		t[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				t[i][j] = 1 + t[i+1][j+1]
			} else {
				t[i][j] = max(t[i+1][j], t[i][j+1])
			}
		}
	}
	var out []byte
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			out = append(out, a[i])
			i++
			j++
		case t[i+1][j] >= t[i][j+1]:
			i++
		default:
			j++
		}
	}
	return string(out)
}

func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost++
			}
			diagonal, row[j] = row[j], min(row[j]+1, row[j-1]+1, cost)
		}
	}
	return row[len(b)]
}

func knapsack(capacity int, weights, values []int) int {
	best := make([]int, capacity+1)
	for i, w := range weights {
		for c := capacity; c >= w; c-- {
			best[c] = max(best[c], best[c-w]+values[i])
		}
	}
	return best[capacity]
}

func main() {
	fmt.Println(coins(63, []int{1, 5, 10, 21, 25}))
	fmt.Println(lcs("AGGTABQX", "GXTXAYBX"), distance("kitten", "sitting"), distance("", "abc"))
	fmt.Println(knapsack(50, []int{10, 20, 30}, []int{60, 100, 120}))
}
