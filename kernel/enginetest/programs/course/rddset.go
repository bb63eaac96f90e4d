//go:build ignore

// Set operations, sorting and counting on RDDs.
package main

import (
	"fmt"
	"lab/rdd"
)

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	a := rdd.Parallelize(sc, []int{5, 3, 8, 1, 3, 9}, 3)
	b := rdd.Parallelize(sc, []int{3, 9, 12}, 2)
	sorted := func(r *rdd.RDD[int]) []int { return rdd.SortBy(r, func(x int) int { return x }, true).Collect() }
	fmt.Println(sorted(a), sorted(rdd.Distinct(a)), sorted(a.Union(b)))
	fmt.Println(rdd.SortBy(a, func(x int) int { return -x }, true).Take(2), a.TakeOrdered(2, func(x, y int) bool { return x < y }))
	keyed := rdd.Map(a, func(x int) rdd.Pair[string, int] {
		if x%2 == 0 {
			return rdd.KV("even", x)
		}
		return rdd.KV("odd", x)
	})
	fmt.Println(rdd.CountByKey(keyed), rdd.CollectAsMap(rdd.ReduceByKey(keyed, func(x, y int) int { return max(x, y) })))
	fmt.Println(a.Fold(100, func(x, y int) int { return min(x, y) }), a.Count(), b.First())
	total := 0
	for _, x := range a.Collect() {
		total += x
	}
	fmt.Println(total == a.Reduce(func(x, y int) int { return x + y }))
}
