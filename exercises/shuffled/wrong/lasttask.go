//go:build ignore

package shuffled

import "lab/rdd/event"

// Misconception: the metrics of a task are running totals of the job, so the last ones are enough.
func Shuffled(events []event.Event) (records, bytes int64) {
	for _, e := range events {
		task, ok := e.(event.TaskEnd)
		if ok && task.Err == nil && task.Metrics.ShuffleWrite > 0 {
			records = task.Metrics.ShuffleWrite
			bytes = task.Metrics.ShuffleWriteBytes
		}
	}
	return records, bytes
}
