//go:build ignore

// An inverted index: which documents have a word.
package main

import (
	"fmt"
	"lab/rdd"
	"slices"
	"strings"
)

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	docs := []rdd.Pair[int, string]{
		rdd.KV(1, "go is fast"), rdd.KV(2, "rdds are lazy and fast"), rdd.KV(3, "go go gadget"),
	}
	pairs := rdd.FlatMap(rdd.Parallelize(sc, docs, 3), func(d rdd.Pair[int, string]) []rdd.Pair[string, int] {
		var out []rdd.Pair[string, int]
		for _, w := range strings.Fields(d.Value) {
			out = append(out, rdd.KV(w, d.Key))
		}
		return out
	})
	index := rdd.Map(rdd.GroupByKey(rdd.Distinct(pairs)), func(p rdd.Pair[string, []int]) rdd.Pair[string, []int] {
		slices.Sort(p.Value)
		return p
	})
	for _, p := range rdd.SortByKey(index, true).Collect() {
		fmt.Println(p.Key, p.Value)
	}
	frequent := index.Filter(func(p rdd.Pair[string, []int]) bool { return len(p.Value) > 1 })
	fmt.Println(frequent.Count())
}
