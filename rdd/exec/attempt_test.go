package exec

import (
	"slices"
	"testing"

	"lab/rdd/plan"
)

// ints moves ints between slices.
var ints = plan.NewKit(func(n int) *plan.Buckets {
	out := make([][]int, n)
	return plan.NewBuckets(func(batch any, dest []int32) {
		for i, x := range batch.([]int) {
			to := int32(0)
			if dest != nil {
				to = dest[i]
			}
			out[to] = append(out[to], x)
		}
	}, func() []any {
		taken := make([]any, n)
		for i := range out {
			taken[i], out[i] = out[i], nil
		}
		return taken
	})
}, nil)

// What a map task left is damaged for one partition: the map task runs again, and after it the tasks that missed it, but
// none of the others; and accumulators count each task once.
func TestOnlyWhatIsLostRunsAgain(t *testing.T) {
	const parts, lost = 5, 3
	e := New(Config{Cores: 1, SpillDir: t.TempDir(), Memory: 1}) // so all is on disk
	defer e.Close()
	g := plan.NewGraph(nil, e.Alive)
	var reads, calls []int // there is one core
	n := g.Source("Source", parts, func(part int, emit plan.Emit) error {
		reads = append(reads, part)
		batch := make([]int, parts)
		for i := range batch {
			batch[i] = 10*part + i
		}
		emit(batch)
		return nil
	})
	dep := n.PlacedDep(parts, plan.RoundRobin(parts), ints)
	m := g.Merge("Spread", []plan.Dep{dep}, parts, nil, plan.Forward)
	want := collect(e, m)
	sh, _ := e.shuffles.peek(dep.Exchange)
	for _, p := range sh.get(2).piecesOf(lost) {
		if err := p.frame.volume.file.Corrupt(p.frame.block); err != nil {
			t.Fatal(err)
		}
	}
	reads = nil
	tally := plan.NewTally([][]int{nil}, func(into, from any) {
		into.([][]int)[0] = append(into.([][]int)[0], from.([][]int)[0]...)
	})
	e.Run("ForEach", m, nil, func(part int, in plan.Stream) any {
		calls = append(calls, part)
		tally.Update(func(box any, _ bool) { box.([][]int)[0] = append(box.([][]int)[0], part) })
		in(func(any) bool { return true })
		return nil
	})
	if !slices.Equal(reads, []int{2}) || !slices.Equal(calls, []int{0, 1, 2, 3, 4, 3, 4}) {
		t.Errorf("read partitions %v of the source and called for %v", reads, calls)
	}
	tally.Read("Value", func(box any) {
		if got := box.([][]int)[0]; !slices.Equal(got, []int{0, 1, 2, 3, 4}) {
			t.Errorf("added %v", got)
		}
	})
	if got := collect(e, m); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
