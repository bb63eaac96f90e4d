package exec

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"lab/rdd/event"
	"lab/rdd/plan"
)

// script is Faults by functions; those that are nil do nothing.
type script struct {
	task   func(TaskID) TaskFault
	spill  func(TaskID, int) bool
	stored func(PartitionID, int) Damage
	output func(OutputID, int) Damage
}

func (s script) Task(id TaskID) (f TaskFault) {
	if s.task != nil {
		f = s.task(id)
	}
	return f
}

func (s script) Spilled(id TaskID, n int) bool { return s.spill != nil && s.spill(id, n) }

func (s script) Stored(id PartitionID, frames int) (d Damage) {
	if s.stored != nil {
		d = s.stored(id, frames)
	}
	return d
}

func (s script) Output(id OutputID, frames int) (d Damage) {
	if s.output != nil {
		d = s.output(id, frames)
	}
	return d
}

// perPart makes a source of so many elements in each partition, in falling order.
func perPart(g *plan.Graph, parts, n int) *plan.Node {
	return g.Source("Source", parts, func(part int, emit plan.Emit) error {
		batch := make([]int, n)
		for i := range batch {
			batch[i] = parts*(n-i) + part
		}
		for len(batch) > 0 {
			k := min(len(batch), 100)
			if !emit(batch[:k:k]) {
				return nil
			}
			batch = batch[k:]
		}
		return nil
	})
}

func forward(g *plan.Graph, dep plan.Dep, parts int) *plan.Node {
	return g.Merge("Read", []plan.Dep{dep}, parts, nil, plan.Forward)
}

// byValue sorts ints.
var byValue = plan.NewSorting(func(batch any) any { return batch }, plan.NewKit(ints.NewBuckets, func(slices []any, from, at []int32) any {
	out := make([]int, len(at))
	for i, a := range at {
		k := 0 // without from, all are of the first slice
		if from != nil {
			k = int(from[i])
		}
		out[i] = slices[k].([]int)[a]
	}
	return out
}), true)

// exchanges are the ways in which elements travel.
var exchanges = map[string]func(n *plan.Node) plan.Dep{
	"placed": func(n *plan.Node) plan.Dep { return n.PlacedDep(3, plan.RoundRobin(3), ints) },
	"sorted": func(n *plan.Node) plan.Dep {
		return n.SortDep(3, byValue)
	},
	"stay": func(n *plan.Node) plan.Dep { return n.CountedDep(ints) },
}

// An output that is lost before all of them have been there is computed again before bounds and offsets are worked out,
// which need all.
func TestOutputsLostBeforeAllAreThere(t *testing.T) {
	for name, make := range exchanges {
		for which := range 4 { // 3 stands for all
			var want string
			for _, faults := range []Faults{nil, script{output: func(id OutputID, _ int) Damage {
				return Damage{Lose: id.Generation < 2 && (which == 3 || id.Partition == which)}
			}}} {
				lost := 0
				e := New(Config{Cores: 2, Faults: faults, Listeners: []event.Listener{func(ev event.Event) {
					if o, ok := ev.(event.OutputLost); ok && errors.Is(o.Err, ErrLost) {
						lost++
					}
				}}})
				g := plan.NewGraph(nil, e.Alive)
				m := forward(g, make(perPart(g, 3, 50)), 3)
				got := collect(e, m)
				switch {
				case faults == nil:
					want = got
				case got != want:
					t.Errorf("%s, output %d lost: got %s, want %s", name, which, got, want)
				case lost != 2 && which < 3 || lost != 6 && which == 3:
					t.Errorf("%s, output %d: lost %d times", name, which, lost)
				}
				e.Close()
			}
		}
	}
}

// Damage on disk looks the same each time, and is no reason to give up as for a function that fails alike.
func TestAccidentsThatLookAlikeAreTriedAgain(t *testing.T) {
	for name, faults := range map[string]script{
		"killed":  {task: func(id TaskID) TaskFault { return TaskFault{Kill: !id.Last} }},
		"damaged": {spill: func(id TaskID, n int) bool { return !id.Last && n == 0 }},
	} {
		retried := 0
		e := New(Config{Cores: 1, Memory: 1, SpillDir: t.TempDir(), Faults: faults, Listeners: []event.Listener{func(ev event.Event) {
			if end, ok := ev.(event.TaskEnd); ok && end.Retried {
				retried++
			}
		}}})
		g := plan.NewGraph(nil, e.Alive)
		n := perPart(g, 1, 3000)
		n = n.Sort("Sort", byValue)
		want := make([]int, 3000)
		for i := range want {
			want[i] = i + 1
		}
		if got := collect(e, n); got != fmt.Sprint([]any{want}) || retried != attempts-1 {
			t.Errorf("%s: got %.100s with %d attempts tried again", name, got, retried)
		}
		e.Close()
	}
}

// A job that is cancelled while an attempt is killed ends because it was cancelled.
func TestCancelledWhileKilled(t *testing.T) {
	cause := errors.New("enough")
	var e *Executor
	e = New(Config{Cores: 1, Faults: script{task: func(TaskID) TaskFault {
		e.Cancel(cause)
		return TaskFault{Kill: true}
	}}})
	defer e.Close()
	g := plan.NewGraph(nil, e.Alive)
	n := perPart(g, 2, 1)
	defer func() {
		if err, ok := recover().(*plan.Error); !ok || !errors.Is(err, cause) || errors.Is(err, ErrKilled) {
			t.Errorf("got %v", err)
		}
	}()
	collect(e, n)
}

// Killed attempts push exactly as many batches as they should, and none of their work counts.
func TestKilledAttempts(t *testing.T) {
	for _, after := range []int{0, 2, 1000} {
		e := New(Config{Cores: 1, Faults: script{task: func(id TaskID) TaskFault { return TaskFault{Kill: id.Attempt == 0, After: after} }}})
		g := plan.NewGraph(nil, e.Alive)
		n := perPart(g, 2, 300)
		var batches []int
		results := e.Run("Count", n, nil, func(part int, in plan.Stream) any {
			batches = append(batches, 0)
			total := 0
			in(func(batch any) bool {
				batches[len(batches)-1]++
				total += length(batch)
				return true
			})
			return total
		})
		if fmt.Sprint(results) != "[300 300]" {
			t.Errorf("after %d batches: got %v", after, results)
		}
		if full := slices.Max(batches); after == 0 && len(batches) != 2 || after == 2 && (len(batches) != 4 || batches[0] != 2) ||
			after == 1000 && (len(batches) != 4 || batches[0] != full) {
			t.Errorf("after %d batches: attempts pushed %d", after, batches)
		}
		e.Close()
	}
}

// A function that recovers from a panic does not hide that its task has failed: what it made of half a partition counts
// for nothing.
func TestRecoveringHidesNoFailure(t *testing.T) {
	// swallow stands for a function of the user's that goes on after a panic as if its input had ended.
	swallow := func(_ int, in plan.Stream, emit plan.Emit) {
		defer func() { _ = recover() }()
		in(emit)
	}
	for name, faults := range map[string]script{
		"killed":  {task: func(id TaskID) TaskFault { return TaskFault{Kill: id.Attempt == 0, After: 1} }},
		"lost":    {output: func(id OutputID, _ int) Damage { return Damage{Lose: id.Generation == 0} }},
		"damaged": {output: func(id OutputID, n int) Damage { return Damage{Corrupt: id.Generation == 0, Frame: n - 1} }},
	} {
		for _, level := range []plan.Level{plan.None, plan.MemoryOnly} {
			e := New(Config{Cores: 2, Memory: 1, SpillDir: t.TempDir(), Faults: faults})
			g := plan.NewGraph(nil, e.Alive)
			build := func() *plan.Node {
				n := forward(g, exchanges["placed"](perPart(g, 3, 500)), 3).Partitionwise("Swallow", false, swallow)
				n.SetLevel(level)
				return forward(g, exchanges["placed"](n), 3)
			}
			n := build()
			results := e.Run("Count", n, nil, func(_ int, in plan.Stream) any {
				total := 0
				in(func(batch any) bool { total += length(batch); return true })
				return total
			})
			if fmt.Sprint(results) != "[500 500 500]" {
				t.Errorf("%s, %v: counted %v", name, level, results)
			}
			e.Close()
		}
	}
}

// Kept partitions are lost and damaged, also when they move to disk, and are computed again.
func TestStoredPartitions(t *testing.T) {
	for name, c := range map[string]struct {
		level  plan.Level
		faults script
		reads  int64 // of 4 passes over 2 partitions
		lost   int
	}{
		"lost from memory":  {plan.MemoryOnly, script{stored: func(id PartitionID, _ int) Damage { return Damage{Lose: id.Generation < 2} }}, 6, 4},
		"lost from disk":    {plan.DiskOnly, script{stored: func(id PartitionID, _ int) Damage { return Damage{Lose: id.Generation < 2} }}, 6, 4},
		"corrupted on disk": {plan.DiskOnly, script{stored: func(id PartitionID, n int) Damage { return Damage{Corrupt: id.Generation < 2 && n > 0} }}, 6, 4},
		"not on disk":       {plan.MemoryOnly, script{stored: func(id PartitionID, n int) Damage { return Damage{Corrupt: n > 0} }}, 2, 0},
	} {
		lost := 0
		e := New(Config{Cores: 2, SpillDir: t.TempDir(), Faults: c.faults, Listeners: []event.Listener{func(ev event.Event) {
			if _, ok := ev.(event.PartitionLost); ok {
				lost++
			}
		}}})
		g := plan.NewGraph(nil, e.Alive)
		var reads atomic.Int64
		n := g.Source("Source", 2, func(part int, emit plan.Emit) error {
			reads.Add(1)
			emit([]int{part})
			return nil
		})
		n.SetLevel(c.level)
		for range 4 {
			if got := collect(e, n); got != "[[0] [1]]" {
				t.Errorf("%s: got %s", name, got)
			}
		}
		if reads.Load() != c.reads || lost != c.lost {
			t.Errorf("%s: %d reads and %d lost, want %d and %d", name, reads.Load(), lost, c.reads, c.lost)
		}
		e.Close()
	}
	// What moves to disk to make room is asked for once more.
	var mu sync.Mutex
	var asked []int
	e := New(Config{Cores: 1, SpillDir: t.TempDir(), Faults: script{stored: func(_ PartitionID, n int) Damage {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, n)
		return Damage{Corrupt: n > 0}
	}}})
	defer e.Close()
	g := plan.NewGraph(nil, e.Alive)
	n := perPart(g, 1, 10)
	n.SetLevel(plan.MemoryAndDisk)
	want := collect(e, n)
	p, _ := e.cache.peek(n)
	k := p.snapshot()[0]
	e.budget.give(k)
	k.evict()
	if got := collect(e, n); got != want || !slices.Equal(asked, []int{0, 1, 0}) {
		t.Errorf("got %s; asked with %d frames", got, asked)
	}
}

// An attempt that waits stops waiting when its job is cancelled.
func TestDelayedTasksAreCancelled(t *testing.T) {
	cause := errors.New("enough")
	ctx, cancel := context.WithCancelCause(context.Background())
	e := New(Config{Cores: 1, Context: ctx, Faults: script{task: func(TaskID) TaskFault {
		cancel(cause)
		return TaskFault{Delay: 1 << 62}
	}}})
	defer e.Close()
	g := plan.NewGraph(nil, e.Alive)
	defer func() {
		if err, ok := recover().(*plan.Error); !ok || !errors.Is(err, cause) {
			t.Errorf("got %v", err)
		}
	}()
	collect(e, perPart(g, 1, 1))
}
