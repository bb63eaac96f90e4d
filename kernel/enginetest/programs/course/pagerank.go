//go:build ignore

// PageRank over an RDD of links.
package main

import (
	"fmt"
	"lab/rdd"
)

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	links := rdd.Parallelize(sc, []rdd.Pair[string, []string]{
		rdd.KV("a", []string{"b", "c"}), rdd.KV("b", []string{"c"}), rdd.KV("c", []string{"a"}), rdd.KV("d", []string{"c"}),
	}, 2).Cache()
	ranks := rdd.Map(links, func(p rdd.Pair[string, []string]) rdd.Pair[string, float64] { return rdd.KV(p.Key, 1.0) })
	for range 12 {
		contributions := rdd.FlatMap(rdd.Join(links, ranks), func(p rdd.Pair[string, rdd.Tuple2[[]string, float64]]) []rdd.Pair[string, float64] {
			out := []rdd.Pair[string, float64]{rdd.KV(p.Key, 0.0)}
			for _, to := range p.Value.First {
				out = append(out, rdd.KV(to, p.Value.Second/float64(len(p.Value.First))))
			}
			return out
		})
		sums := rdd.ReduceByKey(contributions, func(a, b float64) float64 { return a + b })
		ranks = rdd.Map(sums, func(p rdd.Pair[string, float64]) rdd.Pair[string, float64] { return rdd.KV(p.Key, 0.15+0.85*p.Value) })
	}
	for _, p := range rdd.SortBy(ranks, func(p rdd.Pair[string, float64]) string { return p.Key }, true).Collect() {
		fmt.Printf("%s %.3f\n", p.Key, p.Value)
	}
}
