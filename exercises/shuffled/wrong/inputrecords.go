//go:build ignore

package shuffled

import "lab/rdd/event"

// Misconception: what goes into a stage goes into its shuffle. Combining before the shuffle makes fewer of them.
func Shuffled(events []event.Event) (records, bytes int64) {
	for _, e := range events {
		task, ok := e.(event.TaskEnd)
		if ok && task.Err == nil {
			records += task.Metrics.Input
			bytes += task.Metrics.ShuffleWriteBytes
		}
	}
	return records, bytes
}
