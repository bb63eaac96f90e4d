//go:build ignore

package countstages

import "lab/rdd/event"

// Misconception: every stage that a job lists is run. Those whose output is there already are not.
func CountStages(events []event.Event) (ran, skipped int) {
	for _, e := range events {
		job, ok := e.(event.JobStart)
		if ok {
			ran += len(job.Stages)
		}
	}
	return ran, 0
}
