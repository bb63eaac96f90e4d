package rdd_test

import (
	"fmt"
	"iter"

	"lab/rdd"
)

func ExampleRDD_TreeReduce() {
	sc := rdd.NewContext()
	defer sc.Close()
	sum := rdd.Range(sc, 1, 101, 1, 64).TreeReduce(func(a, b int64) int64 { return a + b }, 2)
	fmt.Println(sum)
	// Output: 5050
}

func ExampleReduceByKeyLocally() {
	sc := rdd.NewContext()
	defer sc.Close()
	sold := rdd.Parallelize(sc, []rdd.Pair[string, int]{rdd.KV("pear", 2), rdd.KV("fig", 5), rdd.KV("pear", 3)})
	fmt.Println(rdd.ReduceByKeyLocally(sold, func(a, b int) int { return a + b }))
	// Output: map[fig:5 pear:5]
}

func ExampleRDD_MaxFunc() {
	sc := rdd.NewContext()
	defer sc.Close()
	words := rdd.Parallelize(sc, []string{"fig", "banana", "pear"})
	fmt.Println(words.MaxFunc(func(a, b string) bool { return len(a) < len(b) }))
	// Output: banana
}

func ExampleRDD_MinFunc() {
	sc := rdd.NewContext()
	defer sc.Close()
	words := rdd.Parallelize(sc, []string{"banana", "fig", "pear"})
	fmt.Println(words.MinFunc(func(a, b string) bool { return len(a) < len(b) }))
	// Output: fig
}

func ExampleRDD_ToLocalIterator() {
	sc := rdd.NewContext()
	defer sc.Close()
	for x := range rdd.Range(sc, 0, 1_000_000, 1, 1000).ToLocalIterator() {
		if x*x > 150 {
			fmt.Println(x) // found in the first partition: no other one is computed
			break
		}
	}
	// Output: 13
}

func ExampleRunJob() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 100, 1, 10)
	// The first element of two of the partitions.
	firsts := rdd.RunJob(r, []int{0, 9}, func(part int, in iter.Seq[int64]) string {
		for x := range in {
			return fmt.Sprintf("partition %d begins with %d", part, x)
		}
		return fmt.Sprintf("partition %d is empty", part)
	})
	for _, line := range firsts {
		fmt.Println(line)
	}
	// Output:
	// partition 0 begins with 0
	// partition 9 begins with 90
}

func ExampleEmpty() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Empty[string](sc)
	fmt.Println(r.Count(), r.NumPartitions())
	// Output: 0 0
}

func ExampleUnionAll() {
	sc := rdd.NewContext()
	defer sc.Close()
	var days []*rdd.RDD[string]
	for _, day := range []string{"mon", "tue", "wed"} {
		days = append(days, rdd.Parallelize(sc, []string{day + " 1", day + " 2"}, 1))
	}
	fmt.Println(rdd.UnionAll(sc, days...).Collect())
	// Output: [mon 1 mon 2 tue 1 tue 2 wed 1 wed 2]
}
