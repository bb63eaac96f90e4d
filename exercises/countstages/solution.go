//go:build solution

package countstages

import "lab/rdd/event"

// CountStages returns how many stages the jobs in events had to run, and
// how many they could skip.
func CountStages(events []event.Event) (ran, skipped int) {
	for _, e := range events {
		start, ok := e.(event.JobStart)
		if !ok {
			continue
		}
		for _, stage := range start.Stages {
			if stage.Skipped {
				skipped++
			} else {
				ran++
			}
		}
	}
	return ran, skipped
}
