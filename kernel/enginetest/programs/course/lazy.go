//go:build ignore

// Transformations are lazy; caching spares work.
package main

import (
	"fmt"
	"lab/rdd"
)

func main() {
	sc := rdd.NewContext(rdd.WithCores(1))
	defer sc.Close()
	calls := rdd.NewAccumulator(sc, 0, func(a, b int) int { return a + b })
	slow := func(x int) int { calls.Add(1); return x * x }
	squares := rdd.Map(rdd.Parallelize(sc, []int{1, 2, 3, 4, 5}, 2), slow)
	fmt.Println("declared", calls.Value())
	fmt.Println(squares.Count(), calls.Value())
	fmt.Println(squares.Reduce(func(a, b int) int { return a + b }), calls.Value())
	cached := rdd.Map(rdd.Parallelize(sc, []int{1, 2, 3}, 1), slow).Cache()
	before := calls.Value()
	cached.Count()
	cached.Count()
	fmt.Println(calls.Value()-before, cached.Collect())
	cached.Unpersist()
	cached.Count()
	fmt.Println(calls.Value() - before)
}
