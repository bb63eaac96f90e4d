package rdd_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"lab/rdd"
	"lab/rdd/chaos"
	"lab/rdd/event"
)

func ExampleNewContext() {
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithPartitions(4))
	defer sc.Close()
	fmt.Println(sc)
	// Output: rdd.Context(2 cores, 4 partitions by default)
}

func ExampleWithCores() {
	sc := rdd.NewContext(rdd.WithCores(3))
	defer sc.Close()
	fmt.Println(sc.Cores())
	// Output: 3
}

func ExampleWithPartitions() {
	sc := rdd.NewContext(rdd.WithPartitions(5))
	defer sc.Close()
	fmt.Println(rdd.Parallelize(sc, []int{1, 2, 3}).NumPartitions(), sc.DefaultPartitions())
	// Output: 5 5
}

func ExampleWithMemory() {
	sc := rdd.NewContext(rdd.WithMemory(1 << 30))
	defer sc.Close()
	fmt.Println(sc.Memory())
	// Output: 1073741824
}

func ExampleWithSpillDir() {
	sc := rdd.NewContext(rdd.WithSpillDir("/var/tmp"))
	defer sc.Close()
	fmt.Println(sc.SpillDir())
	// Output: /var/tmp
}

func ExampleWithListener() {
	sc := rdd.NewContext(rdd.WithListener(func(e event.Event) {
		if job, ok := e.(event.JobStart); ok {
			fmt.Println(job.Action, "runs", len(job.Stages), "stages")
		}
	}))
	defer sc.Close()
	rdd.Distinct(rdd.Parallelize(sc, []int{1, 1, 2}, 2)).Count()
	// Output: Count runs 2 stages
}

func ExampleWithEventLog() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "events.jsonl")
	sc := rdd.NewContext(rdd.WithEventLog(path))
	rdd.Distinct(rdd.Parallelize(sc, []int{1, 1, 2}, 2)).Count()
	if err := sc.Close(); err != nil {
		fmt.Println(err)
	}

	file, err := os.Open(path)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer file.Close()
	var summary event.Summary
	for e, err := range event.ReadLog(file) {
		if err != nil {
			fmt.Println(err)
			return
		}
		summary.Add(e)
	}
	for _, stage := range summary.Jobs[0].Stages {
		fmt.Println("stage", stage.Stage, "ran", stage.Succeeded, "tasks and wrote", stage.Metrics.ShuffleWrite, "records to a shuffle")
	}
	// fmt.Print(summary) prints a table of all that is known.

	// Output:
	// stage 0 ran 2 tasks and wrote 3 records to a shuffle
	// stage 1 ran 2 tasks and wrote 0 records to a shuffle
}

func ExampleWithContext() {
	ctx, cancel := context.WithCancelCause(context.Background())
	sc := rdd.NewContext(rdd.WithContext(ctx))
	defer sc.Close()
	cancel(errors.New("the user pressed stop"))
	err := rdd.Maybe(func() { rdd.Parallelize(sc, []int{1}).Count() })
	fmt.Println(errors.Unwrap(err))
	// Output: the user pressed stop
}

func ExampleWithFaults() {
	killed := 0
	sc := rdd.NewContext(rdd.WithFaults(chaos.New(1, chaos.KillTasks(1))), rdd.WithListener(func(e event.Event) {
		if end, ok := e.(event.TaskEnd); ok && end.Retried {
			killed++
		}
	}))
	defer sc.Close()
	fmt.Println(rdd.Parallelize(sc, []int{1, 2, 3}, 1).Collect(), "after", killed, "attempts that were killed")
	// Output: [1 2 3] after 3 attempts that were killed
}

func ExampleWithCallSite() {
	sc := rdd.NewContext(rdd.WithCallSite(func() string { return "cell 3:14" }))
	defer sc.Close()
	fmt.Println(rdd.Parallelize(sc, []int{1}, 1).DebugString())
	// Output: (1) Parallelize at cell 3:14
}

func ExampleContext_Close() {
	sc := rdd.NewContext()
	xs := rdd.Parallelize(sc, []int{1})
	sc.Close()
	err := rdd.Maybe(func() { xs.Count() })
	fmt.Println(errors.Unwrap(err))
	// Output: the context is closed; make a new one with NewContext
}

func ExampleContext_CancelAllJobs() {
	sc := rdd.NewContext(rdd.WithCores(1))
	defer sc.Close()
	err := rdd.Maybe(func() {
		rdd.Range(sc, 0, 1<<40, 1, 8).ForEach(func(x int64) {
			if x == 100 {
				sc.CancelAllJobs() // usually from another goroutine
			}
		})
	})
	fmt.Println(errors.Is(err, context.Canceled))
	// Output: true
}

func ExampleMaybe() {
	sc := rdd.NewContext()
	defer sc.Close()
	none := rdd.Parallelize(sc, []int{}, 1)
	err := rdd.Maybe(func() { none.Reduce(func(a, b int) int { return a + b }) })
	var e *rdd.Error
	fmt.Println(errors.As(err, &e), e.Op)
	// Output: true Reduce
}

func ExampleParallelize() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []string{"a", "b", "c", "d", "e"}, 2)
	fmt.Println(rdd.Glom(r).Collect())
	// Output: [[a b] [c d e]]
}

func ExampleRange() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Range(sc, 10, 0, -3).Collect())
	// Output: [10 7 4 1]
}

func ExampleTextFile() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "poem.txt")
	if err := os.WriteFile(file, []byte("first line\nsecond line\n"), 0o644); err != nil {
		fmt.Println(err)
		return
	}
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Printf("%q\n", rdd.TextFile(sc, file).Collect())
	// Output: ["first line" "second line"]
}

func ExampleFromNode() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Parallelize(sc, []int{1, 2, 3}, 1)
	doubled := r.Node().Batchwise("Double", false, func() func(batch any) any {
		var out []int // used again for each batch of a task
		return func(batch any) any {
			out = out[:0]
			for _, x := range batch.([]int) {
				out = append(out, 2*x)
			}
			return out
		}
	})
	fmt.Println(rdd.FromNode[int](sc, doubled).Collect())
	// Output: [2 4 6]
}

func ExampleNewBroadcast() {
	sc := rdd.NewContext()
	defer sc.Close()
	names := rdd.NewBroadcast(sc, map[int]string{1: "one", 2: "two"})
	r := rdd.Map(rdd.Parallelize(sc, []int{2, 1}, 2), func(x int) string { return names.Value()[x] })
	fmt.Println(r.Collect())
	// Output: [two one]
}

func ExampleNewAccumulator() {
	sc := rdd.NewContext()
	defer sc.Close()
	longest := rdd.NewAccumulator(sc, 0, func(a, b int) int { return max(a, b) })
	rdd.Parallelize(sc, []string{"a", "lot", "of", "words"}, 2).ForEach(func(w string) { longest.Add(len(w)) })
	fmt.Println(longest.Value())
	// Output: 5
}

func ExampleNewCounter() {
	sc := rdd.NewContext()
	defer sc.Close()
	empty := rdd.NewCounter(sc)
	rdd.Parallelize(sc, []string{"a", "", "b", ""}, 2).ForEach(func(s string) {
		if s == "" {
			empty.Add(1)
		}
	})
	fmt.Println(empty.Value())
	// Output: 2
}

func ExampleCurrentTask() {
	sc := rdd.NewContext()
	defer sc.Close()
	where := rdd.Map(rdd.Parallelize(sc, []string{"a", "b", "c", "d"}, 2), func(s string) string {
		task, _ := rdd.CurrentTask()
		return fmt.Sprintf("%s in %d", s, task.Partition)
	})
	fmt.Println(where.Collect())
	// Output: [a in 0 b in 0 c in 1 d in 1]
}

func ExampleWithSpeculation() {
	sc := rdd.NewContext(rdd.WithSpeculation())
	defer sc.Close()
	fmt.Println(rdd.Range(sc, 0, 1000, 1).Count())
	// Output: 1000
}

func ExampleContext_SetFaults() {
	sc := rdd.NewContext()
	defer sc.Close()
	squares := rdd.Map(rdd.Parallelize(sc, []int{1, 2, 3}, 3), func(x int) int { return x * x })

	faults := chaos.New(1, chaos.KillTasks(1)) // every attempt but the last
	sc.SetFaults(faults)
	fmt.Println(squares.Collect())
	fmt.Println(faults)

	sc.SetFaults(nil)
	fmt.Println(squares.Collect())
	fmt.Println(faults.Count(chaos.Killed))
	// Output:
	// [1 4 9]
	// chaos(seed 1): 9 tasks killed
	// [1 4 9]
	// 9
}
