package countstages

import (
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// checkStagesRecord runs work with a context of its own and returns the events of its jobs.
func checkStagesRecord(work func(sc *rdd.Context)) []event.Event {
	events := []event.Event{}
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) { events = append(events, e) }))
	defer sc.Close()
	work(sc)
	return events
}

func checkStagesPairs(sc *rdd.Context) *rdd.RDD[rdd.Pair[string, int]] {
	words := rdd.Parallelize(sc, []string{"to", "be", "or", "not", "to", "be"}, 3)
	return rdd.Map(words, func(word string) rdd.Pair[string, int] { return rdd.KV(word, 1) })
}

func TestCountStagesOfOneJob(t *testing.T) {
	events := checkStagesRecord(func(sc *rdd.Context) {
		rdd.ReduceByKey(checkStagesPairs(sc), func(a, b int) int { return a + b }).Collect()
	})
	ran, skipped := CountStages(events)
	if ran != 2 || skipped != 0 {
		t.Errorf("CountStages of the events of Map, ReduceByKey, Collect returned %d run and %d skipped, expected 2 run and 0 skipped: one stage up to the shuffle, one behind it.", ran, skipped)
	}
}

func TestCountStagesTellsSkippedOnesApart(t *testing.T) {
	events := checkStagesRecord(func(sc *rdd.Context) {
		counts := rdd.ReduceByKey(checkStagesPairs(sc), func(a, b int) int { return a + b })
		counts.Count()
		counts.Count()
	})
	ran, skipped := CountStages(events)
	if ran != 3 || skipped != 1 {
		t.Errorf("CountStages of the events of two Counts behind the same ReduceByKey returned %d run and %d skipped, expected 3 run and 1 skipped: the second job finds the output of its first stage still there.", ran, skipped)
	}
}
