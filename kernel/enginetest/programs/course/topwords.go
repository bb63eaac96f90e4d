//go:build ignore

// Stop words, bigrams, and the most frequent of each.
package main

import (
	"fmt"
	"lab/rdd"
	"strings"
)

type bigram struct{ first, second string }

func (b bigram) String() string { return b.first + "·" + b.second }

func top[K comparable](r *rdd.RDD[K], n int, less func(a, b K) bool) []rdd.Pair[K, int] {
	ones := rdd.Map(r, func(k K) rdd.Pair[K, int] { return rdd.KV(k, 1) })
	counts := rdd.ReduceByKey(ones, func(a, b int) int { return a + b })
	return counts.TakeOrdered(n, func(a, b rdd.Pair[K, int]) bool {
		return a.Value > b.Value || a.Value == b.Value && less(a.Key, b.Key)
	})
}

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	text := "the cat sat on the mat the cat ate the rat on the mat"
	lines := rdd.Parallelize(sc, []string{text, "the cat on the mat", "a rat"}, 2)
	words := rdd.FlatMap(lines, strings.Fields)
	fmt.Println(top(words, 3, func(a, b string) bool { return a < b }))
	pairs := rdd.FlatMap(lines, func(l string) []bigram {
		w := strings.Fields(l)
		var out []bigram
		for i := 1; i < len(w); i++ {
			out = append(out, bigram{w[i-1], w[i]})
		}
		return out
	})
	for _, p := range top(pairs, 3, func(a, b bigram) bool { return a.String() < b.String() }) {
		fmt.Println(p.Key, p.Value)
	}
}
