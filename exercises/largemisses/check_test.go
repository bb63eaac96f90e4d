package largemisses

import (
	"math"
	"testing"

	"lab/rdd"
	"lab/rdd/chaos"
	"lab/rdd/event"
)

// checkLargeMisses compares the sum of large misses with the expected one.
func checkLargeMisses(t *testing.T, predicted, actual []float64, tolerance float64, partitions int, want float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	got := LargeMisses(rdd.Parallelize(sc, predicted, partitions), rdd.Parallelize(sc, actual, partitions), tolerance)
	if !(math.Abs(got-want) < 1e-9) {
		t.Errorf("LargeMisses of the predictions %v and what happened, %v, with the tolerance %v (partitions: %d) returned %v, expected %v: the sum of the misses, without their signs, that are larger than the tolerance.", predicted, actual, tolerance, partitions, got, want)
	}
}

func TestLargeMissesOfAFewNumbers(t *testing.T) {
	predicted, actual := []float64{10, 5, 1, 4}, []float64{7, 6, 6, 2}
	checkLargeMisses(t, predicted, actual, 2, 1, 8)
	checkLargeMisses(t, predicted, actual, 2, 3, 8)
	checkLargeMisses(t, predicted, actual, 0, 2, 11)
}

func TestLargeMissesWhenThereAreNone(t *testing.T) {
	checkLargeMisses(t, []float64{3, 4, 5}, []float64{3, 3, 3}, 2, 2, 0)
	checkLargeMisses(t, nil, nil, 2, 2, 0)
}

func TestLargeMissesStayWhereTheyAre(t *testing.T) {
	actions := []string{}
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		start, ok := e.(event.JobStart)
		if ok {
			actions = append(actions, start.Action)
		}
	}))
	predicted := rdd.Parallelize(sc, []float64{1, 2, 3, 4, 5, 6}, 3)
	actual := rdd.Map(predicted, func(x float64) float64 { return x * x })
	got := LargeMisses(predicted, actual, 5)
	sc.Close()
	if got != 6+12+20+30 {
		t.Errorf("LargeMisses of 1 to 6 and their squares with the tolerance 5 returned %v, expected 6 + 12 + 20 + 30 = 68.", got)
	}
	if len(actions) != 1 {
		t.Fatalf("LargeMisses ran %d jobs (%v), expected one: a single Fold at the end of the chain.", len(actions), actions)
	}
	for _, gathering := range []string{"Collect", "Take", "ToLocalIterator", "TakeOrdered", "Top"} {
		if actions[0] == gathering {
			t.Errorf("LargeMisses brought the elements to one place with %s. Let the partitions add up their own, and fetch the sum alone.", gathering)
		}
	}
}

func TestLargeMissesWhenTasksAreRunAgain(t *testing.T) {
	for seed := range 4 {
		sc := rdd.NewContext(rdd.WithCores(2), rdd.WithFaults(chaos.New(uint64(seed), chaos.KillTasks(1))))
		predicted, actual := []float64{}, []float64{}
		for i := range 40 {
			predicted, actual = append(predicted, float64(i)), append(actual, float64(i-3))
		}
		got := LargeMisses(rdd.Parallelize(sc, predicted, 1), rdd.Parallelize(sc, actual, 1), 1)
		sc.Close()
		if got != 120 {
			t.Fatalf("Tasks failed and were run again while LargeMisses added up 40 misses of 3. It returned %v, expected 120. What a failed task has added to a variable outside stays there, and is added once more: let Fold bring the sum.", got)
		}
	}
}
