//go:build ignore

// Partitions: how data is cut, and work on whole partitions.
package main

import (
	"fmt"
	"iter"
	"lab/rdd"
	"slices"
)

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	r := rdd.Range(sc, 0, 10, 1, 3)
	sizes := rdd.MapPartitions(r, func(xs iter.Seq[int64]) iter.Seq[int] {
		n := 0
		for range xs {
			n++
		}
		return slices.Values([]int{n})
	})
	fmt.Println(r.NumPartitions(), sizes.Collect())
	running := rdd.MapPartitions(r, func(xs iter.Seq[int64]) iter.Seq[int64] {
		return func(yield func(int64) bool) {
			sum := int64(0)
			for x := range xs {
				sum += x
				if !yield(sum) {
					return
				}
			}
		}
	})
	fmt.Println(running.Collect())
	total := rdd.Aggregate(r, [2]float64{}, func(a [2]float64, x int64) [2]float64 { return [2]float64{a[0] + float64(x), a[1] + 1} },
		func(a, b [2]float64) [2]float64 { return [2]float64{a[0] + b[0], a[1] + b[1]} })
	fmt.Println(total[0] / total[1])
	fmt.Println(r.Filter(func(x int64) bool { return x%2 == 1 }).Collect(), r.Take(4), r.Count())
}
