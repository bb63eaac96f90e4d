package exec

import (
	"runtime"
	"slices"
	"testing"

	"lab/rdd/plan"
)

// gathered runs a job that brings each partition of n here.
func gathered(e plan.Executor, n *plan.Node) []any {
	return e.Run("Collect", n, nil, func(_ int, in plan.Stream) any {
		out := []int{}
		in(func(batch any) bool {
			out = append(out, batch.([]int)...)
			return true
		})
		return out
	})
}

// What was kept behind a checkpoint goes from memory and from disk when the nodes do.
func TestCheckpointFreesWhatWasKeptBehindIt(t *testing.T) {
	e := New(Config{Cores: 2, SpillDir: t.TempDir()})
	defer e.Close()
	g := plan.NewGraph(nil, e.Alive)
	same := func() func(any) any { return func(batch any) any { return batch } }
	n := func() *plan.Node {
		source := g.Source("Source", 3, func(part int, emit plan.Emit) error {
			emit([]int{part, part + 10})
			return nil
		})
		source.SetLevel(plan.DiskOnly)
		inMemory := source.Batchwise("InMemory", false, same)
		inMemory.SetLevel(plan.MemoryOnly)
		return g.Merge("Shuffled", []plan.Dep{inMemory.PlacedDep(2, plan.RoundRobin(2), ints)}, 2, nil, plan.Forward)
	}()
	want := collect(e, n)
	n.Mark(&plan.Checkpoint{Write: func(on plan.Executor, n *plan.Node) plan.Written {
		parts := gathered(on, n)
		return plan.Written{Read: func(part int, emit plan.Emit) error {
			emit(parts[part])
			return nil
		}}
	}})
	if len(e.shuffles.data) != 1 || len(e.cache.data) != 2 || e.budget.kept == 0 || e.volumes.dir.Open() != 1 {
		t.Fatalf("before: %d shuffles, %d nodes, %d bytes, %d files", len(e.shuffles.data), len(e.cache.data), e.budget.kept, e.volumes.dir.Open())
	}
	if got := collect(e, n); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	left := func() []int64 {
		e.shuffles.mu.Lock()
		shuffles := len(e.shuffles.data)
		e.shuffles.mu.Unlock()
		e.cache.mu.Lock()
		nodes := len(e.cache.data)
		e.cache.mu.Unlock()
		e.budget.mu.Lock()
		defer e.budget.mu.Unlock()
		return []int64{int64(shuffles), int64(nodes), e.budget.kept, int64(e.volumes.dir.Open())}
	}
	// Cleanups run beside the program, so there is no telling after which collection all have run.
	for range 1000 {
		runtime.GC()
		if slices.Max(left()) == 0 {
			break
		}
		runtime.Gosched()
	}
	if got := left(); slices.Max(got) != 0 {
		t.Errorf("left behind: %d shuffles, %d nodes, %d bytes in memory, %d files", got[0], got[1], got[2], got[3])
	}
	if got := collect(e, n); got != want {
		t.Errorf("afterwards: got %s, want %s", got, want)
	}
}

// A job that was planned before a checkpoint goes on with what it has, or with the checkpoint.
func TestCheckpointDuringAJob(t *testing.T) {
	e := New(Config{Cores: 1})
	defer e.Close()
	g := plan.NewGraph(nil, e.Alive)
	source := g.Source("Source", 4, func(part int, emit plan.Emit) error {
		emit([]int{part})
		return nil
	})
	n := g.Merge("Shuffled", []plan.Dep{source.PlacedDep(4, plan.RoundRobin(4), ints)}, 4, nil, plan.Forward)
	want, parts := collect(e, n), gathered(e, n)
	cut := false
	upper := n.Batchwise("Upper", false, func() func(any) any {
		return func(batch any) any {
			if !cut {
				cut = true
				e.shuffles.drop(n.Deps()[0].Exchange)
				n.Mark(&plan.Checkpoint{})
				n.Cut("Checkpoint", n.Wanted(), plan.Written{Read: func(part int, emit plan.Emit) error {
					emit(parts[part])
					return nil
				}})
			}
			return batch
		}
	})
	if got := collect(e, upper); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
