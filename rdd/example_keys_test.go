package rdd_test

import (
	"fmt"

	"lab/rdd"
)

func ExampleSampleByKey() {
	sc := rdd.NewContext(rdd.WithPartitions(4))
	defer sc.Close()
	visits := rdd.Map(rdd.Range(sc, 0, 10_000, 1), func(x int64) rdd.Pair[string, int64] {
		if x%100 == 0 {
			return rdd.KV("rare", x)
		}
		return rdd.KV("often", x)
	})
	// All of the rare ones, and about one in a hundred of the others.
	sample := rdd.SampleByKey(visits, false, map[string]float64{"rare": 1, "often": 0.01}, 42)
	counts := rdd.CountByKey(sample)
	fmt.Println(counts["rare"], counts["often"] > 50 && counts["often"] < 150)
	// Output: 100 true
}

func ExampleSampleByKeyExact() {
	sc := rdd.NewContext(rdd.WithPartitions(4))
	defer sc.Close()
	parity := rdd.KeyBy(rdd.Range(sc, 0, 100, 1), func(x int64) string {
		if x%2 == 0 {
			return "even"
		}
		return "odd"
	})
	sample := rdd.SampleByKeyExact(parity, false, map[string]float64{"even": 0.1, "odd": 0.5}, 42)
	fmt.Println(rdd.CountByKey(sample))
	// Output: map[even:5 odd:25]
}

func ExampleCoGroup3() {
	sc := rdd.NewContext()
	defer sc.Close()
	names := rdd.Parallelize(sc, []rdd.Pair[int, string]{rdd.KV(1, "Ada"), rdd.KV(2, "Grace")})
	grades := rdd.Parallelize(sc, []rdd.Pair[int, float64]{rdd.KV(1, 1.0), rdd.KV(1, 1.3)})
	absent := rdd.Parallelize(sc, []rdd.Pair[int, bool]{rdd.KV(2, true)})
	for _, p := range rdd.SortByKey(rdd.CoGroup3(names, grades, absent), true).Collect() {
		fmt.Println(p.Key, p.Value.First, p.Value.Second, p.Value.Third)
	}
	// Output:
	// 1 [Ada] [1 1.3] []
	// 2 [Grace] [] [true]
}

func ExampleCoGroup4() {
	sc := rdd.NewContext()
	defer sc.Close()
	quarter := func(n int) *rdd.RDD[rdd.Pair[string, int]] {
		return rdd.Parallelize(sc, []rdd.Pair[string, int]{rdd.KV("pear", n), rdd.KV("fig", 10*n)})
	}
	for _, p := range rdd.SortByKey(rdd.CoGroup4(quarter(1), quarter(2), quarter(3), quarter(4)), true).Collect() {
		fmt.Println(p.Key, p.Value)
	}
	// Output:
	// fig {[10] [20] [30] [40]}
	// pear {[1] [2] [3] [4]}
}

func ExampleIntersectByKey() {
	sc := rdd.NewContext()
	defer sc.Close()
	orders := rdd.Parallelize(sc, []rdd.Pair[string, int]{rdd.KV("ada", 3), rdd.KV("bob", 1), rdd.KV("ada", 4)})
	members := rdd.Parallelize(sc, []rdd.Pair[string, bool]{rdd.KV("ada", true), rdd.KV("eve", true)})
	fmt.Println(rdd.IntersectByKey(orders, members, 1).Collect())
	// Output: [{ada 3} {ada 4}]
}

func ExampleCountApproxDistinct() {
	sc := rdd.NewContext()
	defer sc.Close()
	visitors := rdd.Map(rdd.Range(sc, 0, 100_000, 1), func(x int64) int64 { return x % 5000 })
	n := rdd.CountApproxDistinct(visitors, 0.02)
	fmt.Println(n > 4700 && n < 5300)
	// Output: true
}

func ExampleCountApproxDistinctByKey() {
	sc := rdd.NewContext()
	defer sc.Close()
	visits := rdd.Parallelize(sc, []rdd.Pair[string, string]{
		rdd.KV("mon", "ada"), rdd.KV("tue", "ada"), rdd.KV("mon", "ada"), rdd.KV("mon", "bob"),
	})
	fmt.Println(rdd.CollectAsMap(rdd.CountApproxDistinctByKey(visits, 0.05)))
	// Output: map[mon:2 tue:1]
}

func ExampleNewPartitioner() {
	sc := rdd.NewContext()
	defer sc.Close()
	bySign := rdd.NewPartitioner(2, func(x int) int {
		if x < 0 {
			return 0
		}
		return 1
	})
	xs := rdd.Parallelize(sc, []rdd.Pair[int, string]{rdd.KV(3, "c"), rdd.KV(-1, "a"), rdd.KV(2, "b")}, 3)
	fmt.Println(rdd.Glom(rdd.PartitionByFunc(xs, bySign)).Collect())
	// Output: [[{-1 a}] [{3 c} {2 b}]]
}

func ExampleHashPartitioner() {
	sc := rdd.NewContext()
	defer sc.Close()
	xs := rdd.Parallelize(sc, []rdd.Pair[string, int]{rdd.KV("b", 2), rdd.KV("a", 1), rdd.KV("c", 3)}, 3)
	one := rdd.RepartitionAndSortWithinPartitions(xs, rdd.HashPartitioner[string](1), true)
	fmt.Println(one.Collect())
	// Output: [{a 1} {b 2} {c 3}]
}

func ExamplePartitioner_NumPartitions() {
	fmt.Println(rdd.HashPartitioner[string](8).NumPartitions())
	// Output: 8
}

func ExamplePartitionByFunc() {
	sc := rdd.NewContext()
	defer sc.Close()
	bySite := rdd.NewPartitioner(4, func(page string) int { return len(page) })
	pages := rdd.PartitionByFunc(rdd.Parallelize(sc, []rdd.Pair[string, int]{rdd.KV("/a", 1), rdd.KV("/b/c", 2)}), bySite).Cache()
	// Both sides are placed alike, so this join shuffles nothing.
	fmt.Println(rdd.Join(pages, rdd.MapValues(pages, func(n int) int { return n * n })).Collect())
	// Output: [{/b/c {2 4}} {/a {1 1}}]
}

func ExampleRepartitionAndSortWithinPartitions() {
	sc := rdd.NewContext()
	defer sc.Close()
	xs := rdd.Parallelize(sc, []rdd.Pair[int, string]{
		rdd.KV(0, "a"), rdd.KV(3, "b"), rdd.KV(2, "c"), rdd.KV(0, "d"), rdd.KV(3, "e"), rdd.KV(1, "f"),
	})
	byParity := rdd.NewPartitioner(2, func(k int) int { return k % 2 })
	fmt.Println(rdd.Glom(rdd.RepartitionAndSortWithinPartitions(xs, byParity, true)).Collect())
	// Output: [[{0 a} {0 d} {2 c}] [{1 f} {3 b} {3 e}]]
}
