package plan

import "sync"

// Tally is what an accumulator has gathered, without its type: its values are in boxes, each a []T of one element.
//
// What is added in a task goes to a box of the attempt's own, a part, and comes to the value only if and when the
// attempt has succeeded. So a task that is tried again counts once, tasks do not wait for each other's lock, and the
// executor can merge the parts in the order of partitions however the tasks ran.
type Tally struct {
	fresh func() any // makes a box of the zero
	join  func(into, from any)
	// whole says that values refer to nothing that add might change. Then a part begins as the first value, and only
	// the value begins at the zero: one that is not neutral counts once.
	whole bool

	mu  sync.Mutex
	box any
}

// NewTally makes a Tally that begins at what zero, a box, has. join adds what one box has to another.
func NewTally(zero any, join func(into, from any)) *Tally {
	t := &Tally{fresh: Fresh(zero), join: join, whole: !Mutable(zero)}
	t.box = t.fresh()
	return t
}

// part is what one accumulator got in one attempt.
type part struct {
	mu    sync.Mutex
	box   any
	empty bool
	ended bool
}

// Update calls f with the box to add to, and tells whether nothing is in there yet that must be kept. Calls for the
// same box come one at a time.
func (t *Tally) Update(f func(box any, empty bool)) {
	if a := current(); a != nil {
		if p := a.part(t); p != nil && p.update(f) || a.state.Load() == dropped {
			return
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	f(t.box, false)
}

// Read calls f with the box of the value. In a task it fails: the value lacks there what is added in this and in other
// tasks, more or less of it from run to run.
func (t *Tally) Read(op string, f func(box any)) {
	if Current() != nil || InTask() {
		Fail(op, "the value of an accumulator is read by a function that runs inside a task, which can only add to it; "+
			"read it when the action has returned")
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	f(t.box)
}

// part finds or makes the part of a Tally, and answers nil where there is none and the attempt has ended.
func (a *Attempt) part(t *Tally) *part {
	if p, ok := a.parts.Load(t); ok {
		return p.(*part)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.state.Load() != running {
		return nil
	}
	p, _ := a.parts.LoadOrStore(t, &part{box: t.fresh(), empty: t.whole})
	return p.(*part)
}

func (p *part) update(f func(box any, empty bool)) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return false
	}
	f(p.box, p.empty)
	p.empty = false
	return true
}

func (p *part) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
}

func (t *Tally) merge(p *part) {
	if p.empty {
		return // the function that was to add the first value panicked, and the task recovered
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.join(t.box, p.box)
}
