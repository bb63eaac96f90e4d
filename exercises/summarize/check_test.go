package summarize

import (
	"math"
	"testing"

	"lab/rdd"
	"lab/rdd/chaos"
	"lab/rdd/event"
)

// checkSummary compares the summary of numbers with the expected one.
func checkSummary(t *testing.T, numbers []float64, partitions int, want Summary, advice string) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	got := Summarize(rdd.Parallelize(sc, numbers, partitions))
	if got.Count != want.Count || !(math.Abs(got.Sum-want.Sum) < 1e-9) || got.Largest != want.Largest {
		t.Errorf("Summarize of %v (partitions: %d) returned count %d, sum %v, largest %v; expected count %d, sum %v, largest %v: %s.", numbers, partitions, got.Count, got.Sum, got.Largest, want.Count, want.Sum, want.Largest, advice)
	}
}

func TestSummaryOfAFewNumbers(t *testing.T) {
	advice := "add takes in one number; merge adds the counts and the sums of two summaries, and keeps the larger of their largest"
	checkSummary(t, []float64{3, 9, 2, 4}, 1, Summary{Count: 4, Sum: 18, Largest: 9}, advice)
	checkSummary(t, []float64{9, 3, 2, 4}, 2, Summary{Count: 4, Sum: 18, Largest: 9}, advice)
	checkSummary(t, []float64{3, 2, 4, 9}, 3, Summary{Count: 4, Sum: 18, Largest: 9}, advice)
}

func TestSummaryBelowZero(t *testing.T) {
	advice := "the summary of no numbers has the count 0, the sum 0 and the largest -Inf; a largest of 0 would win against all numbers below zero"
	checkSummary(t, []float64{-3, -1, -2}, 2, Summary{Count: 3, Sum: -6, Largest: -1}, advice)
	// More partitions than numbers: most of them are empty.
	checkSummary(t, []float64{-7}, 4, Summary{Count: 1, Sum: -7, Largest: -7}, advice)
	checkSummary(t, nil, 2, Summary{Count: 0, Sum: 0, Largest: math.Inf(-1)}, advice)
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
	numbers := []float64{5, 1, 7, 2, 8, 3, 6, 4}
	for seed := range 8 {
		sc := rdd.NewContext(rdd.WithCores(2), rdd.WithFaults(chaos.New(uint64(seed), chaos.KillTasks(1))))
		got := Summarize(rdd.Parallelize(sc, numbers, 2))
		sc.Close()
		if got.Count != 8 || got.Sum != 36 || got.Largest != 8 {
			t.Fatalf("Tasks failed and were run again while Summarize was at work on %v. It returned count %d, sum %v, largest %v; expected count 8, sum 36, largest 8. What a failed task has written to a variable outside stays there, and is written once more. Let Aggregate bring the summaries of the partitions.", numbers, got.Count, got.Sum, got.Largest)
		}
	}
}
