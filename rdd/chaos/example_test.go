package chaos_test

import (
	"fmt"
	"strings"
	"time"

	"lab/rdd"
	"lab/rdd/chaos"
	"lab/rdd/event"
)

// Half of the attempts of tasks are killed, and the words are counted right.
func Example() {
	count := func(opts ...rdd.Option) map[string]int {
		sc := rdd.NewContext(append(opts, rdd.WithPartitions(4))...)
		defer sc.Close()
		lines := rdd.Parallelize(sc, []string{"to be or not to be", "that is the question", "whether 'tis nobler", "in the mind to suffer"})
		words := rdd.Map(rdd.FlatMap(lines, strings.Fields), func(w string) rdd.Pair[string, int] { return rdd.KV(w, 1) })
		return rdd.CollectAsMap(rdd.ReduceByKey(words, func(a, b int) int { return a + b }))
	}
	retries := 0
	injector := chaos.New(8, chaos.KillTasks(0.5))
	survived := count(rdd.WithFaults(injector), rdd.WithListener(func(e event.Event) {
		if end, ok := e.(event.TaskEnd); ok && end.Retried {
			retries++
		}
	}))
	fmt.Println("same counts:", fmt.Sprint(survived) == fmt.Sprint(count()), survived["to"])
	fmt.Println("retries:", retries)
	fmt.Println(injector)
	// Output:
	// same counts: true 3
	// retries: 8
	// chaos(seed 8): 8 tasks killed
}

// What map tasks left for a shuffle gets lost: they run again, and no others.
func ExampleLoseOutputs() {
	sc := rdd.NewContext(rdd.WithCores(1), rdd.WithFaults(chaos.New(2, chaos.LoseOutputs(0.5))), rdd.WithListener(func(e event.Event) {
		switch e := e.(type) {
		case event.OutputLost:
			fmt.Println("lost: the output of map task", e.Partition)
		case event.StageStart:
			fmt.Printf("stage %d, attempt %d: %d tasks\n", e.Stage, e.Attempt, e.Tasks)
		}
	}))
	defer sc.Close()
	pairs := rdd.KeyBy(rdd.Range(sc, 0, 100, 1, 4), func(x int64) int64 { return x % 3 })
	fmt.Println(rdd.ReduceByKey(pairs, func(a, b int64) int64 { return a + b }, 2).Count())
	// Output:
	// stage 0, attempt 0: 4 tasks
	// lost: the output of map task 0
	// lost: the output of map task 1
	// stage 1, attempt 0: 2 tasks
	// stage 0, attempt 1: 2 tasks
	// lost: the output of map task 1
	// stage 1, attempt 1: 2 tasks
	// stage 0, attempt 2: 1 tasks
	// stage 1, attempt 2: 2 tasks
	// 3
}

// A kept partition that is lost is computed again by the next job, from its lineage.
func ExampleLosePartitions() {
	injector := chaos.New(3, chaos.LosePartitions(0.5))
	sc := rdd.NewContext(rdd.WithCores(1), rdd.WithFaults(injector))
	defer sc.Close()
	squares := rdd.Map(rdd.Range(sc, 0, 100, 1, 4), func(x int64) int64 { return x * x }).Cache()
	for range 3 {
		fmt.Println(rdd.Sum(squares), "with", squares.CachedPartitions(), "of 4 partitions kept")
	}
	for _, f := range injector.Done() {
		fmt.Println(f)
	}
	// Output:
	// 328350 with 3 of 4 partitions kept
	// 328350 with 4 of 4 partitions kept
	// 328350 with 4 of 4 partitions kept
	// partition lost: partition 2 of RDD 1, generation 0
}

// Elements that do not fit into memory go to disk. Damage there is noticed, and the task is tried again.
func ExampleCorruptFiles() {
	injector := chaos.New(1, chaos.CorruptFiles(0.5))
	sc := rdd.NewContext(rdd.WithCores(1), rdd.WithMemory(1), rdd.WithFaults(injector))
	defer sc.Close()
	numbers := rdd.Range(sc, 1000, 0, -1, 2).Persist(rdd.DiskOnly)
	fmt.Println(rdd.SortBy(numbers, func(x int64) int64 { return x }, true).Collect()[:3])
	fmt.Println(injector)
	// Output:
	// [1 2 3]
	// chaos(seed 1): 3 partitions corrupted, 3 outputs corrupted
}

// A slow task makes its stage slow.
func ExampleDelayTasks() {
	slowest := time.Duration(0)
	sc := rdd.NewContext(rdd.WithCores(4), rdd.WithFaults(chaos.New(4, chaos.DelayTasks(0.2, 20*time.Millisecond))),
		rdd.WithListener(func(e event.Event) {
			if end, ok := e.(event.StageEnd); ok {
				slowest = max(slowest, end.Duration)
			}
		}))
	defer sc.Close()
	fmt.Println(rdd.Range(sc, 0, 100, 1, 8).Count(), slowest >= 20*time.Millisecond)
	// Output: 100 true
}

func ExampleInjector_Done() {
	injector := chaos.New(6, chaos.KillTasks(0.3))
	sc := rdd.NewContext(rdd.WithFaults(injector))
	defer sc.Close()
	rdd.Range(sc, 0, 10, 1, 5).Count()
	for _, fault := range injector.Done() {
		fmt.Println(fault)
	}
	fmt.Println(injector.Count(chaos.Killed))
	// Output:
	// task killed: job 0, stage 0, partition 2, attempt 0
	// task killed: job 0, stage 0, partition 2, attempt 1
	// 2
}
