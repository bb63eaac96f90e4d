package countstages

import (
	"testing"

	"lab/rdd"
	"lab/rdd/chaos"
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

func TestCountStagesCountsAStageOnceWhenItRunsTwice(t *testing.T) {
	events := []event.Event{}
	starts := 0
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithFaults(chaos.New(3, chaos.LoseOutputs(1))), rdd.WithListener(func(e event.Event) {
		events = append(events, e)
		_, ok := e.(event.StageStart)
		if ok {
			starts++
		}
	}))
	defer sc.Close()
	pairs := rdd.Map(rdd.Range(sc, 0, 40, 1, 2), func(i int64) rdd.Pair[int64, int64] { return rdd.KV(i%5, i) })
	rdd.ReduceByKey(pairs, func(a, b int64) int64 { return a + b }).Count()
	ran, skipped := CountStages(events)
	if ran != 2 || skipped != 0 {
		t.Errorf("CountStages of a job with 2 stages whose shuffle output was lost on the way returned %d run and %d skipped, expected 2 and 0. There are %d StageStart events here, because stages were run again: go by what JobStart lists.", ran, skipped, starts)
	}
}
