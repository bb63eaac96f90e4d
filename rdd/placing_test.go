package rdd_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"lab/rdd"
)

func TestPartitionByFunc(t *testing.T) {
	var rec recorder
	sc := open(t, rdd.WithListener(rec.listen))
	p := rdd.NewPartitioner(3, func(k int) int { return k - 5 })
	equal(t, "NumPartitions", p.NumPartitions(), 3)
	r := rdd.PartitionByFunc(rdd.Parallelize(sc, pairsOf(90, 9), 7), p)
	for part, pairs := range rdd.Glom(r).Collect() {
		equal(t, "pairs", len(pairs), 30)
		for _, x := range pairs {
			if (x.Key-5+9)%3 != part {
				t.Errorf("the key %d is in partition %d", x.Key, part)
			}
		}
	}
	same := rdd.PartitionByFunc(rdd.Parallelize(sc, pairsOf(20, 9), 2), p)
	same.Count()
	rec.reset()
	equal(t, "placed again", rdd.PartitionByFunc(r, p) == r, true)
	equal(t, "grouped", rdd.GroupByKey(rdd.MapValues(r, func(x int) int { return x })).Count(), 9)
	equal(t, "joined", rdd.Join(r, same).Count(), 200)
	equal(t, "shuffled records of what is placed alike", rec.shuffled(), 0)
	equal(t, "found", rdd.Lookup(r, 4), rdd.Lookup(rdd.Parallelize(sc, pairsOf(90, 9)), 4))

	// A partitioner with the same function is another one, and by hash keys are elsewhere.
	other := rdd.PartitionByFunc(same, rdd.NewPartitioner(3, func(k int) int { return k - 5 }))
	equal(t, "joined across partitioners", rdd.Join(r, other).Count()+rdd.Join(r, rdd.PartitionBy(same, 3)).Count(), 400)
	equal(t, "reduced into more", len(rdd.CollectAsMap(rdd.ReduceByKey(r, add, 5))), 9)

	hash := rdd.HashPartitioner[int](4)
	rec.reset()
	hashed := rdd.PartitionBy(same, 4)
	equal(t, "by hash", rdd.PartitionByFunc(hashed, hash) == hashed, true)
	equal(t, "the same as PartitionBy", rdd.Glom(rdd.PartitionByFunc(same, hash)).Collect(), rdd.Glom(hashed).Collect())

	fails(t, func() { rdd.NewPartitioner(0, func(int) int { return 0 }) }, "NewPartitioner", "number of partitions is 0")
	fails(t, func() { rdd.NewPartitioner[int](2, nil) }, "NewPartitioner", "HashPartitioner")
	fails(t, func() { rdd.HashPartitioner[int](-1) }, "HashPartitioner", "number of partitions is -1")
	fails(t, func() { rdd.HashPartitioner[*int](2) }, "HashPartitioner", "address")
	broken := rdd.NewPartitioner(2, func(int) int { panic("no place") })
	fails(t, func() { rdd.PartitionByFunc(same, broken).Count() }, "PartitionByFunc", "no place", "placing_test.go")
}

func TestRepartitionAndSortWithinPartitions(t *testing.T) {
	sc := open(t)
	type pair = rdd.Pair[float64, int]
	keys := []float64{3, math.NaN(), -1, 3, 0, 12, -7, 3, math.Inf(1), 5}
	var pairs []pair
	for i := range 4000 {
		pairs = append(pairs, rdd.KV(keys[i*7%len(keys)], i))
	}
	byInf := rdd.NewPartitioner(2, func(k float64) int {
		if k > 3 {
			return 1
		}
		return 0
	})
	for _, ascending := range []bool{true, false} {
		for _, p := range []*rdd.Partitioner[float64]{byInf, rdd.HashPartitioner[float64](3)} {
			r := rdd.RepartitionAndSortWithinPartitions(rdd.Parallelize(sc, pairs, 5), p, ascending)
			equal(t, "count", r.Count(), 4000)
			placed := rdd.Glom(rdd.PartitionByFunc(rdd.Parallelize(sc, pairs, 5), p)).Collect()
			for part, got := range rdd.Glom(r).Collect() {
				want := slices.Clone(placed[part])
				slices.SortStableFunc(want, func(a, b pair) int {
					if c := compare(a.Key, b.Key); ascending {
						return c
					} else {
						return -c
					}
				})
				equal(t, fmt.Sprintf("partition %d", part), got, want)
			}
		}
	}
	equal(t, "only what is needed", rdd.RepartitionAndSortWithinPartitions(rdd.Parallelize(sc, pairs, 5), byInf, false).Take(1), "[{3 0}]")
}

// compare orders NaN before all other numbers.
func compare(a, b float64) int {
	switch {
	case a < b || a != a && b == b:
		return -1
	case a > b || b != b && a == a:
		return 1
	}
	return 0
}
