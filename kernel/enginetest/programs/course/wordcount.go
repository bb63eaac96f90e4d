//go:build ignore

// Word count, the first program of the course.
package main

import (
	"fmt"
	"lab/rdd"
	"strings"
)

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	lines := rdd.Parallelize(sc, []string{"to be or not to be", "that is the question", "to sleep to dream"}, 2)
	words := rdd.FlatMap(lines, strings.Fields)
	pairs := rdd.Map(words, func(w string) rdd.Pair[string, int] { return rdd.KV(w, 1) })
	counts := rdd.ReduceByKey(pairs, func(a, b int) int { return a + b })
	top := counts.TakeOrdered(4, func(a, b rdd.Pair[string, int]) bool {
		return a.Value > b.Value || a.Value == b.Value && a.Key < b.Key
	})
	for _, p := range top {
		fmt.Printf("%-10s %d\n", p.Key, p.Value)
	}
	total := rdd.Map(counts, func(p rdd.Pair[string, int]) int { return p.Value }).Reduce(func(a, b int) int { return a + b })
	fmt.Println(total, counts.Count(), float64(total)/float64(counts.Count()))
}
