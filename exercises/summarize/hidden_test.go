package summarize

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/rdd"
	"lab/rdd/chaos"
	"lab/rdd/event"
)

// hiddenSummary is the same with a plain loop.
func hiddenSummary(numbers []float64) Summary {
	s := Summary{Largest: math.Inf(-1)}
	for _, x := range numbers {
		s.Count++
		s.Sum += x
		if x > s.Largest {
			s.Largest = x
		}
	}
	return s
}

func hiddenNumbers(random *rand.Rand, n int) []float64 {
	numbers := []float64{}
	for range n {
		numbers = append(numbers, float64(random.IntN(2000)-1500))
	}
	return numbers
}

func TestSummaryOfRandomNumbers(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(15, 7))
	for partitions := 1; partitions <= 9; partitions++ {
		numbers := hiddenNumbers(random, random.IntN(60))
		want := hiddenSummary(numbers)
		if got := Summarize(rdd.Parallelize(sc, numbers, partitions)); got != want {
			t.Fatalf("Summarize of %v (partitions: %d) returned count %d, sum %v, largest %v; expected count %d, sum %v, largest %v.", numbers, partitions, got.Count, got.Sum, got.Largest, want.Count, want.Sum, want.Largest)
		}
	}
}

func TestSummaryTakesOneJob(t *testing.T) {
	actions := []string{}
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		start, ok := e.(event.JobStart)
		if ok {
			actions = append(actions, start.Action)
		}
	}))
	Summarize(rdd.Parallelize(sc, []float64{5, 6, 7}, 2))
	sc.Close()
	if len(actions) != 1 {
		t.Fatalf("Summarize ran %d jobs (%v), expected one: count, sum and largest can be gathered in the same pass.", len(actions), actions)
	}
	for _, gathering := range []string{"Collect", "Take", "ToLocalIterator", "TakeOrdered", "Top"} {
		if actions[0] == gathering {
			t.Errorf("Summarize brought the numbers to one place with %s. Let each partition summarize its own.", gathering)
		}
	}
}

func TestSummaryWhenTasksAreRunAgain(t *testing.T) {
	random := rand.New(rand.NewPCG(16, 13))
	for seed := range 4 {
		injector := chaos.New(uint64(seed), chaos.KillTasks(1))
		sc := rdd.NewContext(rdd.WithCores(2), rdd.WithFaults(injector))
		numbers := hiddenNumbers(random, 40)
		want := hiddenSummary(numbers)
		got := Summarize(rdd.Parallelize(sc, numbers, 4))
		sc.Close()
		if got != want {
			t.Fatalf("Tasks failed and were run again while Summarize was at work on %v. It returned count %d, sum %v, largest %v; expected count %d, sum %v, largest %v. What a failed task has written to a shared variable stays there, and is written once more.", numbers, got.Count, got.Sum, got.Largest, want.Count, want.Sum, want.Largest)
		}
	}
}
