//go:build ignore

package shuffled

import "lab/rdd/event"

// Misconception: what is read comes on top of what is written. They are the same records, counted twice.
func Shuffled(events []event.Event) (records, bytes int64) {
	for _, e := range events {
		task, ok := e.(event.TaskEnd)
		if ok && task.Err == nil {
			records += task.Metrics.ShuffleWrite + task.Metrics.ShuffleRead
			bytes += task.Metrics.ShuffleWriteBytes + task.Metrics.ShuffleReadBytes
		}
	}
	return records, bytes
}
