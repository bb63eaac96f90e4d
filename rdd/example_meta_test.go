package rdd_test

import (
	"fmt"

	"lab/rdd"
	"lab/rdd/plan"
)

func ExampleContext_Cores() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	fmt.Println(sc.Cores())
	// Output: 2
}

func ExampleContext_DefaultPartitions() {
	sc := rdd.NewContext(rdd.WithCores(2)) // as many as cores, unless WithPartitions says more
	defer sc.Close()
	fmt.Println(sc.DefaultPartitions(), rdd.Range(sc, 0, 10, 1).NumPartitions())
	// Output: 2 2
}

func ExampleContext_Memory() {
	sc := rdd.NewContext(rdd.WithMemory(64 << 20))
	defer sc.Close()
	fmt.Println(sc.Memory())
	// Output: 67108864
}

func ExampleContext_SpillDir() {
	sc := rdd.NewContext(rdd.WithSpillDir("/var/tmp"))
	defer sc.Close()
	fmt.Println(sc.SpillDir())
	// Output: /var/tmp
}

func ExampleContext_String() {
	sc := rdd.NewContext(rdd.WithCores(2))
	sc.Close()
	fmt.Println(sc.String())
	// Output: rdd.Context(2 cores, 2 partitions by default, closed)
}

// An action of one's own: the largest number of elements in a partition.
func ExampleContext_Executor() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []int{1, 2, 3, 4, 5}, 2)
	answers := sc.Executor().Run("LargestPartition", r.Node(), nil, func(part int, in plan.Stream) any {
		n := 0
		in(func(batch any) bool {
			n += len(batch.([]int))
			return true
		})
		return n
	})
	most := 0
	for _, n := range answers {
		most = max(most, n.(int))
	}
	fmt.Println(most)
	// Output: 3
}

// A source of one's own: the number of each partition, once.
func ExampleContext_Graph() {
	sc := rdd.NewContext()
	defer sc.Close()
	node := sc.Graph().Source("PartitionNumbers", 3, func(part int, emit plan.Emit) error {
		emit([]int{part})
		return nil
	})
	fmt.Println(rdd.FromNode[int](sc, node).Collect())
	// Output: [0 1 2]
}

func ExampleRDD_Node() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 10, 1, 4)
	fmt.Println(r.Node().Op, r.Node().Partitions)
	// Output: Range 4
}

func ExampleRDD_Context() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 10, 1)
	more := rdd.Range(r.Context(), 10, 20, 1) // in the same context, so that the two can be united
	fmt.Println(r.Union(more).Count())
	// Output: 20
}

func ExampleRDD_NumPartitions() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 10, 1, 4)
	fmt.Println(r.NumPartitions(), r.Union(r).NumPartitions())
	// Output: 4 8
}

func ExampleRDD_ID() {
	sc := rdd.NewContext()
	defer sc.Close()
	a, b := rdd.Range(sc, 0, 10, 1), rdd.Range(sc, 0, 10, 1)
	fmt.Println(a.ID(), b.ID())
	// Output: 0 1
}

func ExampleRDD_Name() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 10, 1).SetName("numbers")
	fmt.Println(r.Name())
	// Output: numbers
}

func ExampleRDD_SetName() {
	sc := rdd.NewContext(rdd.WithCallSite(func() string { return "count.go:7" }))
	defer sc.Close()
	numbers := rdd.Range(sc, 0, 10, 1, 2).SetName("numbers")
	fmt.Println(numbers.DebugString())
	// Output: (2) numbers Range at count.go:7
}

func ExampleRDD_String() {
	sc := rdd.NewContext(rdd.WithCallSite(func() string { return "count.go:7" }))
	defer sc.Close()
	fmt.Println(rdd.Range(sc, 0, 10, 1, 2).String())
	// Output: RDD[0] Range at count.go:7, 2 partitions
}

func ExampleRDD_IsCached() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 10, 1)
	fmt.Println(r.IsCached(), r.Cache().IsCached())
	// Output: false true
}

func ExampleRDD_CachedPartitions() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 10, 1, 4).Cache()
	before := r.CachedPartitions()
	r.Count()
	fmt.Println(before, r.CachedPartitions())
	// Output: 0 4
}

func ExampleRDD_Unpersist() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 10, 1, 4).Cache()
	r.Count()
	r.Unpersist()
	fmt.Println(r.CachedPartitions(), r.IsCached(), r.Count())
	// Output: 0 false 10
}

func ExampleBroadcast_Value() {
	sc := rdd.NewContext()
	defer sc.Close()
	names := rdd.NewBroadcast(sc, map[int]string{1: "one", 2: "two"})
	words := rdd.Map(rdd.Parallelize(sc, []int{2, 1, 2}), func(x int) string { return names.Value()[x] })
	fmt.Println(words.Collect())
	// Output: [two one two]
}

func ExampleBroadcast_Destroy() {
	sc := rdd.NewContext()
	defer sc.Close()
	b := rdd.NewBroadcast(sc, []int{1, 2, 3})
	b.Destroy()
	fmt.Println(rdd.Maybe(func() { b.Value() }) != nil)
	// Output: true
}

func ExampleAccumulator_Add() {
	sc := rdd.NewContext()
	defer sc.Close()
	words := rdd.NewAccumulator(sc, map[string]int{}, func(all, one map[string]int) map[string]int {
		for w, n := range one {
			all[w] += n
		}
		return all
	})
	rdd.Parallelize(sc, []string{"a", "b", "a"}).ForEach(func(w string) { words.Add(map[string]int{w: 1}) })
	fmt.Println(words.Value())
	// Output: map[a:2 b:1]
}

func ExampleAccumulator_Value() {
	sc := rdd.NewContext()
	defer sc.Close()
	odd := rdd.NewCounter(sc)
	rdd.Range(sc, 0, 10, 1).ForEach(func(x int64) { odd.Add(x % 2) })
	fmt.Println(odd.Value())
	// Output: 5
}

func ExampleRDD_Storage() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 1000, 1, 4).Persist(rdd.DiskOnly)
	r.Count()
	s := r.Storage()
	fmt.Println(s.Memory, s.Disk, s.MemoryBytes, s.DiskBytes > 0)
	// Output: 0 4 0 true
}

func ExampleRDD_StorageLevel() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 1000, 1)
	fmt.Println(r.StorageLevel(), r.Cache().StorageLevel())
	// Output: None MemoryOnly
}
