//go:build ignore

// Transformations and actions on a small RDD.
package main

import (
	"fmt"
	"lab/rdd"
	"strings"
)

func plural(w string) string { return w + "s" }

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	words := rdd.Parallelize(sc, []string{"cat", "elephant", "rat", "rat", "cat"}, 4)
	fmt.Println(plural("cat"), rdd.Map(words, plural).Collect())
	lengths := rdd.Map(rdd.Map(words, plural), func(w string) int { return len(w) })
	fmt.Println(lengths.Collect(), lengths.Reduce(func(a, b int) int { return max(a, b) }))
	pairs := rdd.Map(words, func(w string) rdd.Pair[string, int] { return rdd.KV(w, 1) })
	grouped := rdd.GroupByKey(pairs)
	sums := rdd.Map(grouped, func(p rdd.Pair[string, []int]) rdd.Pair[string, int] { return rdd.KV(p.Key, len(p.Value)) })
	fmt.Println(rdd.SortByKey(sums, true).Collect())
	fmt.Println(words.First(), words.Take(3), words.NumPartitions(), words.Filter(func(w string) bool { return strings.HasPrefix(w, "r") }).Count())
}
