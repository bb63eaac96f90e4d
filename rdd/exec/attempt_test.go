package exec

import (
	"testing"

	"lab/rdd/plan"
)

// The job is planned anew after most of its tasks have succeeded, and runs them all again.
func TestTasksThatRunAgainForALostPartitionCountOnce(t *testing.T) {
	const parts = 5
	e := New(Config{Cores: 1, SpillDir: t.TempDir()})
	defer e.Close()
	n := plan.NewGraph(nil, e.Alive).Source("Source", parts, func(part int, emit plan.Emit) error {
		emit([]int{part})
		return nil
	})
	n.SetLevel(plan.DiskOnly)
	collect(e, n)
	p, _ := e.cache.peek(n)
	for _, f := range p.snapshot()[parts-1].frames {
		if err := f.volume.file.Corrupt(f.block); err != nil {
			t.Fatal(err)
		}
	}
	calls := 0
	tally := plan.NewTally([][]int{nil}, func(into, from any) {
		into.([][]int)[0] = append(into.([][]int)[0], from.([][]int)[0]...)
	})
	e.Run("ForEach", n, nil, func(part int, in plan.Stream) any {
		calls++ // there is one core
		tally.Update(func(box any, _ bool) { box.([][]int)[0] = append(box.([][]int)[0], part) })
		in(func(any) bool { return true })
		return nil
	})
	if calls != 2*parts {
		t.Errorf("%d calls; the test needs a job that is planned anew after its other tasks have succeeded", calls)
	}
	tally.Read("Value", func(box any) {
		got := box.([][]int)[0]
		for i, part := range got {
			if len(got) != parts || i != part {
				t.Fatalf("added %v", got)
			}
		}
	})
}
