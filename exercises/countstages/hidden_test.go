package countstages

import (
	"math/rand/v2"
	"testing"

	"lab/rdd/event"
)

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
