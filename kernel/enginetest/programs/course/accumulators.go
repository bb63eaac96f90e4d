//go:build ignore

// Accumulators count once for each task that succeeds, in goroutines of tasks, too.
package main

import (
	"fmt"
	"lab/rdd"
	"sync"
)

type stats struct {
	N   int
	Sum float64
}

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	count := rdd.NewCounter(sc)
	sum := rdd.NewAccumulator(sc, stats{}, func(a, b stats) stats { return stats{a.N + b.N, a.Sum + b.Sum} })
	list := rdd.NewAccumulator(sc, nil, func(a, b []int) []int { return append(a, b...) })
	words := rdd.NewAccumulator(sc, map[string]int{}, func(all, one map[string]int) map[string]int {
		for k, n := range one {
			all[k] += n
		}
		return all
	})
	numbers := make([]int, 20)
	for i := range numbers {
		numbers[i] = i
	}
	var mu sync.Mutex
	failures := 2
	rdd.Parallelize(sc, numbers, 4).ForEach(func(x int) {
		count.Add(1)
		list.Add([]int{x})
		var group sync.WaitGroup
		for i := range 2 {
			group.Add(1)
			go func() {
				defer group.Done()
				sum.Add(stats{1, float64(x)})
				words.Add(map[string]int{fmt.Sprint("g", i): 1})
			}()
		}
		group.Wait()
		task, ok := rdd.CurrentTask()
		if !ok || task.Partition != x/5 {
			fmt.Println("wrong task", task, ok)
		}
		if x == 7 {
			mu.Lock()
			defer mu.Unlock()
			if failures--; failures >= 0 {
				panic(fmt.Sprint("failure ", failures))
			}
		}
	})
	fmt.Println(count.Value(), sum.Value(), words.Value())
	fmt.Println(list.Value())
}
