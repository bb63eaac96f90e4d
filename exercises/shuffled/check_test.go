package shuffled

import (
	"errors"
	"testing"

	"lab/rdd/event"
)

func TestShuffledAddsUpTasks(t *testing.T) {
	events := []event.Event{
		event.TaskEnd{Stage: 0, Partition: 0, Metrics: event.Metrics{Input: 9, ShuffleWrite: 3, ShuffleWriteBytes: 30}},
		event.TaskEnd{Stage: 0, Partition: 1, Metrics: event.Metrics{Input: 8, ShuffleWrite: 4, ShuffleWriteBytes: 40}},
		event.StageEnd{Stage: 0},
		event.TaskEnd{Stage: 1, Partition: 0, Metrics: event.Metrics{ShuffleRead: 7, ShuffleReadBytes: 70, ShuffleWrite: 2, ShuffleWriteBytes: 20}},
	}
	records, bytes := Shuffled(events)
	if records != 9 || bytes != 90 {
		t.Errorf("Shuffled of two tasks that wrote 3 and 4 records (30 and 40 bytes), and one of the next stage that read these 7 and wrote 2 for another shuffle (20 bytes), returned %d records and %d bytes, expected 9 and 90: what is written counts, in every stage.", records, bytes)
	}
}

func TestShuffledIgnoresFailedAttempts(t *testing.T) {
	events := []event.Event{
		event.TaskEnd{Attempt: 0, Metrics: event.Metrics{ShuffleWrite: 5, ShuffleWriteBytes: 50}, Err: errors.New("killed"), Retried: true},
		event.TaskEnd{Attempt: 1, Metrics: event.Metrics{ShuffleWrite: 6, ShuffleWriteBytes: 60}},
	}
	records, bytes := Shuffled(events)
	if records != 6 || bytes != 60 {
		t.Errorf("Shuffled of an attempt that failed after 5 records and its successor with 6 returned %d records and %d bytes, expected 6 and 60: what a failed attempt wrote is thrown away.", records, bytes)
	}
}
