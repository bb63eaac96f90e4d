package countstages

import (
	"math/rand/v2"
	"testing"

	"lab/rdd"
	"lab/rdd/chaos"
	"lab/rdd/event"
)

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

func TestCountStagesOnRandomJobs(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 2014))
	for round := 0; round < 20; round++ {
		events := []event.Event{}
		wantRan := 0
		wantSkipped := 0
		stage := 0
		for job := 0; job < random.IntN(6); job++ {
			start := event.JobStart{Job: job, Action: "Count"}
			for range 1 + random.IntN(5) {
				skip := random.IntN(3) == 0
				if skip {
					wantSkipped++
				} else {
					wantRan++
				}
				start.Stages = append(start.Stages, event.Stage{ID: stage, Tasks: 1 + random.IntN(9), Skipped: skip})
				stage++
			}
			events = append(events, start)
			for _, s := range start.Stages {
				if !s.Skipped {
					events = append(events, event.StageStart{Job: job, Stage: s.ID, Tasks: s.Tasks}, event.StageEnd{Job: job, Stage: s.ID})
				}
			}
			events = append(events, event.JobEnd{Job: job})
		}
		ran, skipped := CountStages(events)
		if ran != wantRan || skipped != wantSkipped {
			t.Fatalf("CountStages of %d events returned %d run and %d skipped, expected %d and %d, added up over all jobs.", len(events), ran, skipped, wantRan, wantSkipped)
		}
	}
}
