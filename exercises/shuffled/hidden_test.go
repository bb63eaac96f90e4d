package shuffled

import (
	"errors"
	"math/rand/v2"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

func TestShuffledOfRealJobs(t *testing.T) {
	for round := 1; round <= 3; round++ {
		events := []event.Event{}
		sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) { events = append(events, e) }))
		n := 100 * round
		pairs := rdd.Map(rdd.Range(sc, 0, int64(n), 1, 3), func(i int64) rdd.Pair[int64, int64] { return rdd.KV(i%7, i) })
		rdd.GroupByKey(pairs).Count()
		records, bytes := Shuffled(events)
		if records != int64(n) || bytes <= 0 {
			t.Errorf("Shuffled of the events of GroupByKey on %d pairs returned %d records and %d bytes, expected %d records and some bytes: GroupByKey moves every pair.", n, records, bytes, n)
		}
		sc.Close()
	}
}

func TestShuffledOnRandomEvents(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 2014))
	for round := 0; round < 20; round++ {
		events := []event.Event{}
		wantRecords := int64(0)
		wantBytes := int64(0)
		for i := range 30 {
			m := event.Metrics{Input: random.Int64N(99), Output: random.Int64N(99), ShuffleRead: random.Int64N(99), ShuffleReadBytes: random.Int64N(999), ShuffleWrite: random.Int64N(99), ShuffleWriteBytes: random.Int64N(999)}
			end := event.TaskEnd{Job: i / 10, Stage: i / 5, Partition: i % 5, Metrics: m}
			if random.IntN(4) == 0 {
				end.Err = errors.New("machine lost")
			} else {
				wantRecords += m.ShuffleWrite
				wantBytes += m.ShuffleWriteBytes
			}
			events = append(events, event.TaskStart{Stage: i / 5, Partition: i % 5}, end)
		}
		records, bytes := Shuffled(events)
		if records != wantRecords || bytes != wantBytes {
			t.Fatalf("Shuffled of 30 random attempts in several jobs returned %d records and %d bytes, expected %d and %d: the sums over all attempts that succeeded.", records, bytes, wantRecords, wantBytes)
		}
	}
}
