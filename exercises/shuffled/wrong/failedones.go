//go:build ignore

package shuffled

import "lab/rdd/event"

// Misconception: every attempt counts. What a failed one wrote is thrown away and read by nobody.
func Shuffled(events []event.Event) (records, bytes int64) {
	for _, e := range events {
		task, ok := e.(event.TaskEnd)
		if ok {
			records += task.Metrics.ShuffleWrite
			bytes += task.Metrics.ShuffleWriteBytes
		}
	}
	return records, bytes
}
