//go:build ignore

package countstages

import "lab/rdd/event"

// Misconception: there is one job. The function returns at the first one that it meets.
func CountStages(events []event.Event) (ran, skipped int) {
	for _, e := range events {
		job, ok := e.(event.JobStart)
		if ok {
			for _, stage := range job.Stages {
				if stage.Skipped {
					skipped++
				} else {
					ran++
				}
			}
			return ran, skipped
		}
	}
	return 0, 0
}
