package worker

import (
	"cmp"
	"slices"
	"time"

	"lab/kernel/wire"
	"lab/rdd/event"
)

// Bounds on what a timeline keeps of a job's attempts, so that a job of a million tasks has some kilobytes to send.
const (
	maxAttempts = 120
	maxNotable  = 40
)

// timeline keeps the attempts of a job's tasks for a picture of them on the cores. Events have neither times nor cores:
// times are taken when the events come, and an attempt gets the lowest lane that is free, so that there are as many
// lanes as tasks ever ran side by side.
//
// When there are too many attempts, neighbours on a lane that simply succeeded are merged, shortest first, so that the
// picture gets coarser evenly. What went wrong, and the attempt that followed it, stays by itself; of that, the newest
// are kept.
type timeline struct {
	running map[attempt]wire.TaskAttempt
	lanes   []bool // taken
	ended   []wire.TaskAttempt
	leftOut int
}

type attempt struct {
	task
	number int
}

func newTimeline() *timeline { return &timeline{running: map[attempt]wire.TaskAttempt{}} }

// start puts an attempt on a lane. The stage has been run before as often as run says.
func (t *timeline) start(e event.TaskStart, run int, now time.Duration) {
	lane := slices.Index(t.lanes, false)
	if lane < 0 {
		lane = len(t.lanes)
		t.lanes = append(t.lanes, false)
	}
	t.lanes[lane] = true
	t.running[attempt{task{e.Stage, e.Partition}, e.Attempt}] = wire.TaskAttempt{Stage: e.Stage, Partition: e.Partition,
		Attempt: e.Attempt, Run: run, Lane: lane, Start: now.Milliseconds(), Outcome: wire.AttemptRunning}
}

func (t *timeline) end(e event.TaskEnd, outcome wire.Outcome, now time.Duration) {
	key := attempt{task{e.Stage, e.Partition}, e.Attempt}
	a, ok := t.running[key]
	if !ok {
		return
	}
	delete(t.running, key)
	t.lanes[a.Lane] = false
	a.Millis, a.Outcome = now.Milliseconds()-a.Start, outcome
	t.ended = append(t.ended, a)
	if len(t.ended) > maxAttempts {
		t.shrink()
	}
}

// attempts lists what ended and what runs, and counts what is not listed.
func (t *timeline) attempts(now time.Duration) ([]wire.TaskAttempt, int) {
	all := slices.Clone(t.ended)
	ended := len(all)
	for _, a := range t.running {
		a.Millis = now.Milliseconds() - a.Start
		all = append(all, a)
	}
	slices.SortFunc(all[ended:], func(a, b wire.TaskAttempt) int { return cmp.Compare(a.Lane, b.Lane) })
	return all, t.leftOut
}

// plain says that there is nothing about an attempt that must be seen by itself.
func plain(a wire.TaskAttempt) bool { return a.Outcome == wire.AttemptSucceeded && a.Attempt == 0 }

// shrink makes room for as many attempts again, in time that is small for each of them.
func (t *timeline) shrink() {
	const enough = maxAttempts * 2 / 3
	notable := 0
	for i := len(t.ended) - 1; i >= 0; i-- {
		if !plain(t.ended[i]) {
			if notable++; notable > maxNotable {
				t.drop(i)
			}
		}
	}
	for len(t.ended) > enough && t.merge(len(t.ended)-enough) {
	}
	for len(t.ended) > enough {
		t.drop(max(0, slices.IndexFunc(t.ended, plain)))
	}
}

// drop leaves out an attempt.
func (t *timeline) drop(i int) {
	t.leftOut += max(1, t.ended[i].Merged)
	t.ended = slices.Delete(t.ended, i, i+1)
}

// merge merges up to n pairs of neighbours, those first that span the least time, and says whether there were any.
func (t *timeline) merge(n int) bool {
	last := map[int]int{} // lane → index of the attempt that ended last
	var pairs [][2]int
	for i, a := range t.ended {
		if before, ok := last[a.Lane]; ok {
			if b := t.ended[before]; plain(a) && plain(b) && a.Stage == b.Stage && a.Run == b.Run {
				pairs = append(pairs, [2]int{before, i})
			}
		}
		last[a.Lane] = i
	}
	span := func(p [2]int) int64 { return t.ended[p[1]].Start + t.ended[p[1]].Millis - t.ended[p[0]].Start }
	slices.SortStableFunc(pairs, func(p, q [2]int) int { return cmp.Compare(span(p), span(q)) })
	used := map[int]bool{}
	gone := map[int]bool{}
	for _, p := range pairs {
		if len(gone) == n {
			break
		}
		if used[p[0]] || used[p[1]] {
			continue
		}
		used[p[0]], used[p[1]], gone[p[0]] = true, true, true
		first, second := t.ended[p[0]], &t.ended[p[1]]
		second.Merged = max(1, first.Merged) + max(1, second.Merged)
		second.Millis += second.Start - first.Start
		second.Start, second.Partition = first.Start, first.Partition
	}
	kept := t.ended[:0]
	for i, a := range t.ended {
		if !gone[i] {
			kept = append(kept, a)
		}
	}
	t.ended = kept
	return len(gone) > 0
}
