//go:build ignore

package countstages

import "lab/rdd/event"

// Misconception: a job has as many stages as shuffles. The stage behind the last shuffle counts, too.
func CountStages(events []event.Event) (ran, skipped int) {
	for _, e := range events {
		job, ok := e.(event.JobStart)
		if !ok {
			continue
		}
		for _, stage := range job.Stages[:len(job.Stages)-1] {
			if stage.Skipped {
				skipped++
			} else {
				ran++
			}
		}
	}
	return ran, skipped
}
