//go:build ignore

// Joining data by key.
package main

import (
	"fmt"
	"lab/rdd"
	"maps"
	"slices"
	"strings"
)

type student struct {
	name string
	year int
}

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	students := rdd.Parallelize(sc, []rdd.Pair[int, student]{
		rdd.KV(1, student{"ann", 1}), rdd.KV(2, student{"bob", 2}), rdd.KV(3, student{"cid", 1}),
	}, 2)
	marks := rdd.Parallelize(sc, []rdd.Pair[int, float64]{rdd.KV(1, 1.3), rdd.KV(1, 2.0), rdd.KV(3, 3.7), rdd.KV(9, 5.0)}, 3)
	joined := rdd.Map(rdd.Join(students, marks), func(p rdd.Pair[int, rdd.Tuple2[student, float64]]) string {
		return fmt.Sprintf("%s %.1f", p.Value.First.name, p.Value.Second)
	}).Collect()
	slices.Sort(joined)
	fmt.Println(strings.Join(joined, ", "))
	byYear := rdd.Map(students, func(p rdd.Pair[int, student]) rdd.Pair[int, string] { return rdd.KV(p.Value.year, p.Value.name) })
	groups := rdd.CollectAsMap(rdd.GroupByKey(byYear))
	for _, y := range slices.Sorted(maps.Keys(groups)) {
		names := slices.Sorted(slices.Values(groups[y]))
		fmt.Println(y, names)
	}
	fmt.Println(rdd.Join(students, marks).Count())
}
