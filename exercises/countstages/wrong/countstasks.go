//go:build ignore

package countstages

import "lab/rdd/event"

// Misconception: a stage is a task. A stage is as many tasks as it has partitions to compute.
func CountStages(events []event.Event) (ran, skipped int) {
	for _, e := range events {
		job, ok := e.(event.JobStart)
		if !ok {
			continue
		}
		for _, stage := range job.Stages {
			if stage.Skipped {
				skipped += stage.Tasks
			} else {
				ran += stage.Tasks
			}
		}
	}
	return ran, skipped
}
