//go:build solution

package shuffled

import "lab/rdd/event"

// Shuffled returns how many records the tasks in events wrote for shuffles,
// and their bytes. Attempts that failed do not count.
func Shuffled(events []event.Event) (records, bytes int64) {
	for _, e := range events {
		task, ok := e.(event.TaskEnd)
		if ok && task.Err == nil {
			records += task.Metrics.ShuffleWrite
			bytes += task.Metrics.ShuffleWriteBytes
		}
	}
	return records, bytes
}
