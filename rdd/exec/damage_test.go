package exec

import (
	"fmt"
	"sync/atomic"
	"testing"

	"lab/rdd/event"
	"lab/rdd/plan"
)

// collect runs a job that brings all of n here, as text.
func collect(e *Executor, n *plan.Node) string {
	results := e.Run("Collect", n, nil, func(_ int, in plan.Stream) any {
		var out []int
		in(func(batch any) bool {
			out = append(out, batch.([]int)...)
			return true
		})
		return out
	})
	return fmt.Sprint(results)
}

// A partition that is damaged on disk is computed again from its lineage, however many there are and also where the
// stages had been planned without what comes before it.
func TestDamagedPartitionsAreComputedAgain(t *testing.T) {
	const parts = 6 // more than a task has attempts
	var jobs int
	e := New(Config{Cores: 2, SpillDir: t.TempDir(), Listeners: []event.Listener{func(ev event.Event) {
		if end, ok := ev.(event.JobEnd); ok && end.Err == nil {
			jobs++
		}
	}}})
	defer e.Close()
	g := plan.NewGraph(nil, e.Alive)
	var reads atomic.Int64
	source := g.Source("Source", parts, func(part int, emit plan.Emit) error {
		reads.Add(1)
		emit([]int{part, part + 10})
		return nil
	})
	lower := source.Batchwise("Lower", false, func() func(any) any { return func(batch any) any { return batch } })
	lower.SetLevel(plan.DiskOnly)
	upper := lower.Batchwise("Upper", false, func() func(any) any { return func(batch any) any { return batch } })
	upper.SetLevel(plan.MemoryAndDisk)
	want := collect(e, upper)
	damage := func(n *plan.Node, which ...int) {
		t.Helper()
		p, _ := e.cache.peek(n)
		for i, k := range p.snapshot() {
			if len(which) > 0 && i != which[0] {
				continue
			}
			if k.disk == nil {
				t.Fatalf("partition %d of %v is not on disk", i, n)
			}
			for _, f := range k.disk.list {
				if err := f.volume.file.Corrupt(f.block); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	check := func(what string, wantReads int64) {
		t.Helper()
		reads.Store(0)
		jobs = 0
		if got := collect(e, upper); got != want {
			t.Errorf("%s: got %s, want %s", what, got, want)
		}
		if reads.Load() != wantReads || jobs != 1 {
			t.Errorf("%s: %d reads of the source in %d jobs, want %d in one", what, reads.Load(), jobs, wantReads)
		}
	}
	check("all kept", 0)
	e.Unpersist(upper)
	damage(lower)
	check("all of the lower node", parts)
	e.Unpersist(upper)
	damage(lower, 3)
	check("one of the lower node", 1)
	if s := e.Stored(lower); s.Disk != parts {
		t.Errorf("afterwards %+v", s)
	}
	// Evicted to disk, and damaged there like the one below it.
	p, _ := e.cache.peek(upper)
	for _, k := range p.snapshot() {
		e.budget.give(k)
		k.evict()
	}
	damage(upper)
	damage(lower)
	check("all of both", parts)
	check("all kept again", 0)
}
