//go:build ignore

package countstages

import "lab/rdd/event"

// Misconception: a stage starts once. Where its output is lost it starts again.
func CountStages(events []event.Event) (ran, skipped int) {
	for _, e := range events {
		_, started := e.(event.StageStart)
		if started {
			ran++
		}
		job, ok := e.(event.JobStart)
		if ok {
			for _, stage := range job.Stages {
				if stage.Skipped {
					skipped++
				}
			}
		}
	}
	return ran, skipped
}
