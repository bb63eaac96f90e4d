//go:build ignore

// Averages by key, in three ways that must agree.
package main

import (
	"fmt"
	"lab/rdd"
	"maps"
	"slices"
)

type sale struct {
	shop   string
	amount float64
}

type acc struct {
	sum float64
	n   int
}

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	var all []sale
	for i := range 60 {
		all = append(all, sale{[]string{"north", "south", "east"}[i%3], float64(i*i%23) + 0.5})
	}
	sales := rdd.Parallelize(sc, all, 4)
	pairs := rdd.Map(sales, func(s sale) rdd.Pair[string, acc] { return rdd.KV(s.shop, acc{s.amount, 1}) })
	byReduce := rdd.CollectAsMap(rdd.ReduceByKey(pairs, func(a, b acc) acc { return acc{a.sum + b.sum, a.n + b.n} }))
	grouped := rdd.CollectAsMap(rdd.GroupByKey(rdd.Map(sales, func(s sale) rdd.Pair[string, float64] { return rdd.KV(s.shop, s.amount) })))
	byHand := map[string]acc{}
	for _, s := range all {
		a := byHand[s.shop]
		byHand[s.shop] = acc{a.sum + s.amount, a.n + 1}
	}
	for _, shop := range slices.Sorted(maps.Keys(byHand)) {
		sum := 0.0
		for _, x := range grouped[shop] {
			sum += x
		}
		fmt.Printf("%s %.3f %v %v\n", shop, byReduce[shop].sum/float64(byReduce[shop].n), byReduce[shop] == byHand[shop], sum == byHand[shop].sum)
	}
}
