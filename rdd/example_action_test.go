package rdd_test

import (
	"fmt"
	"os"
	"path/filepath"

	"lab/rdd"
)

func ExampleRDD_Collect() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Range(sc, 0, 5, 1).Collect())
	// Output: [0 1 2 3 4]
}

func ExampleRDD_Count() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Range(sc, 0, 1000, 7).Count())
	// Output: 143
}

func ExampleRDD_First() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Range(sc, 3, 1000, 1).First())
	// Output: 3
}

func ExampleRDD_IsEmpty() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 10, 1)
	fmt.Println(r.IsEmpty(), r.Filter(func(x int64) bool { return x > 10 }).IsEmpty())
	// Output: false true
}

func ExampleRDD_Take() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Range(sc, 0, 1<<40, 1).Take(3))
	// Output: [0 1 2]
}

func ExampleRDD_TakeOrdered() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []int{5, 2, 9, 1, 7}, 2)
	fmt.Println(r.TakeOrdered(3, func(a, b int) bool { return a < b }))
	// Output: [1 2 5]
}

func ExampleRDD_Top() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []int{5, 2, 9, 1, 7}, 2)
	fmt.Println(r.Top(3, func(a, b int) bool { return a < b }))
	// Output: [9 7 5]
}

func ExampleRDD_TakeSample() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(len(rdd.Range(sc, 0, 1000, 1).TakeSample(false, 10, 42)))
	// Output: 10
}

func ExampleRDD_Reduce() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []int{1, 2, 3, 4}, 2)
	fmt.Println(r.Reduce(func(a, b int) int { return a * b }))
	// Output: 24
}

func ExampleRDD_Fold() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []int{1, 2, 3, 4}, 2)
	fmt.Println(r.Fold(0, func(a, b int) int { return a + b }))
	// Output: 10
}

func ExampleAggregate() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []string{"a", "bb", "ccc"}, 2)
	letters := rdd.Aggregate(r, 0, func(n int, s string) int { return n + len(s) }, func(a, b int) int { return a + b })
	fmt.Println(letters)
	// Output: 6
}

func ExampleTreeAggregate() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 1000, 1, 64)
	// The slice is changed in place: each partition has a copy of its own.
	counts := rdd.TreeAggregate(r, make([]int, 3), func(c []int, x int64) []int {
		c[x%3]++
		return c
	}, func(a, b []int) []int {
		for i := range a {
			a[i] += b[i]
		}
		return a
	}, 2)
	fmt.Println(counts)
	// Output: [334 333 333]
}

func ExampleRDD_ForEach() {
	sc := rdd.NewContext()
	defer sc.Close()
	rdd.Parallelize(sc, []string{"a", "b"}, 1).ForEach(func(s string) { fmt.Println(s) })
	// Output:
	// a
	// b
}

func ExampleSum() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Sum(rdd.Range(sc, 1, 101, 1)))
	// Output: 5050
}

func ExampleMean() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Mean(rdd.Parallelize(sc, []int{1, 2, 3, 4})))
	// Output: 2.5
}

func ExampleMin() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Min(rdd.Parallelize(sc, []string{"pear", "fig", "plum"})))
	// Output: fig
}

func ExampleMax() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Max(rdd.Parallelize(sc, []float64{1.5, -2, 0.25})))
	// Output: 1.5
}

func ExampleStats() {
	sc := rdd.NewContext()
	defer sc.Close()
	s := rdd.Stats(rdd.Parallelize(sc, []float64{2, 4, 4, 4, 5, 5, 7, 9}, 3))
	fmt.Println(s)
	fmt.Printf("%.3f\n", s.SampleStdev())
	// Output:
	// (count: 8, mean: 5, stdev: 2, max: 9, min: 2)
	// 2.138
}

func ExampleRDD_SaveAsTextFile() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	sc := rdd.NewContext()
	defer sc.Close()
	out := filepath.Join(dir, "numbers")
	rdd.Parallelize(sc, []int{1, 2, 3}, 2).SaveAsTextFile(out)
	fmt.Println(rdd.TextFile(sc, out).Collect())
	// Output: [1 2 3]
}

func ExampleRDD_Cache() {
	sc := rdd.NewContext()
	defer sc.Close()
	calls := rdd.NewCounter(sc)
	r := rdd.Map(rdd.Range(sc, 0, 10, 1), func(x int64) int64 {
		calls.Add(1)
		return x * x
	}).Cache()
	fmt.Println(r.Count(), rdd.Sum(r), calls.Value())
	// Output: 10 285 10
}

func ExampleRDD_Persist() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 10, 1, 2).Persist(rdd.MemoryOnly)
	r.Count()
	fmt.Println(r.CachedPartitions())
	r.Unpersist()
	fmt.Println(r.CachedPartitions(), r.IsCached())
	// Output:
	// 2
	// 0 false
}

func ExampleRDD_DebugString() {
	sc := rdd.NewContext(rdd.WithCallSite(func() string { return "count.go:7" }))
	defer sc.Close()
	words := rdd.Parallelize(sc, []string{"a", "b", "a"}, 3)
	fmt.Println(rdd.Distinct(words, 2).SetName("vocabulary").DebugString())
	// Output:
	// (2) vocabulary Distinct at count.go:7
	//  +-(3) Parallelize at count.go:7
}

func ExampleRDD_Explain() {
	sc := rdd.NewContext(rdd.WithCallSite(func() string { return "count.go:7" }))
	defer sc.Close()
	words := rdd.Parallelize(sc, []string{"a", "b", "a"}, 3)
	fmt.Println(rdd.Distinct(words, 2).Explain())
	// Output:
	// Stage 0: 3 tasks, shuffle into 2 partitions for Distinct at count.go:7
	//   Parallelize at count.go:7
	// Stage 1 (after 0): 2 tasks, result
	//   Distinct at count.go:7
	//     shuffle read
}
