package exec

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime"

	"lab/rdd/codec"
	"lab/rdd/hash"
	"lab/rdd/order"
	"lab/rdd/plan"
)

// fill runs the map tasks of an exchange whose output is missing, unless another job has done so meanwhile.
func (j *job) fill(s *stage) *plan.Error {
	x := s.exchange
	sh := j.exec.shuffles.get(x)
	select {
	case sh.turn <- struct{}{}:
		defer func() { <-sh.turn }()
	case <-j.ctx.Done():
		return j.failure(context.Cause(j.ctx))
	}
	s.parts, _ = sh.missing(x.Parent.Partitions)
	err := j.stage(s, func(t *task) func() error {
		out := t.write(x)
		t.memory.release() // what the output takes is kept, or on disk, from now on
		return func() error { return sh.put(out) }
	})
	if err == nil {
		sh.finish(x)
	}
	return err
}

// write runs a map task.
func (t *task) write(x *plan.Exchange) *output {
	fs := &frames{volumes: t.job.exec.volumes, shared: true}
	written := false
	defer func() {
		if !written {
			fs.free()
		}
	}()
	out := &output{part: t.part, frames: fs, kit: x.Kit}
	in := func(emit plan.Emit) bool {
		return t.inside(x.Owner, x.Parent, t.part)(func(batch any) bool {
			t.pushing()
			return emit(batch)
		})
	}
	if x.Sort != nil {
		s := t.newSorter(x.Sort, fs)
		s.sample = newSample(x.Parent.Partitions, x.Partitions)
		in(func(batch any) bool { s.add(batch); return true })
		t.going()
		out.runs, out.bytes = s.finish(), s.bytes
		out.sample, out.records, out.total = s.sample, int64(s.seen), s.total
	} else {
		w := &writer{task: t, exchange: x, out: out, claim: t.memory.claim(), buckets: x.Kit.NewBuckets(places(x))}
		out.pieces = make([][]piece, places(x))
		if x.Combine != nil {
			t.combine(x, in, w)
		} else {
			in(func(batch any) bool { w.add(batch); return true })
		}
		t.going()
		w.take()
		out.bytes = w.bytes
	}
	t.survive()
	t.metrics.ShuffleWrite += out.records
	t.metrics.ShuffleWriteBytes += out.total
	written = true
	// Also when nobody keeps it, because another attempt was faster.
	runtime.AddCleanup(out, (*frames).free, fs)
	return out
}

// places is how many buckets a map task fills.
func places(x *plan.Exchange) int {
	if x.Stay {
		return 1
	}
	return x.Partitions
}

// combine combines the elements of a map task by key before they are written.
func (t *task) combine(x *plan.Exchange, in plan.Stream, w *writer) {
	how := x.Combine
	table := how.New()
	g := gauge{claim: t.memory.claim(), keeps: how.Keeps}
	seen, tried, useless := 0, false, false
	flush := func() {
		entries := table.Entries()
		table = how.New()
		g.reset()
		w.add(entries)
	}
	in(func(batch any) bool {
		if useless {
			w.add(how.Single(batch))
			return true
		}
		table.Add(0, batch)
		seen += length(batch)
		if !g.due(batch) {
			return true
		}
		entries := table.Entries()
		if how.Single != nil && !tried && seen >= trial {
			tried, useless = true, length(entries) > seen/2
		}
		if !g.fits(entries) || useless {
			flush()
		}
		return true
	})
	flush()
	g.claim.release()
}

// trial is after how many elements a map task looks whether combining saves anything. Where most keys are new it does
// not: it costs a search in a large table for each element, which the other side does again.
const trial = 64 << 10

// writer parts the elements of a map task.
type writer struct {
	task     *task
	exchange *plan.Exchange
	out      *output
	claim    *claim

	buckets *plan.Buckets
	dest    []int32
	bytes   int64 // in memory
	records int64 // in memory
	fresh   int   // elements in the buckets
}

// pieceSize is how many elements are about in the buckets before they are put aside: growing larger ones step by step
// would copy more.
const pieceSize = 64 << 10

// add takes a batch, or all entries of a table.
func (w *writer) add(batch any) {
	t, x := w.task, w.exchange
	t.at = x.Owner
	n := length(batch)
	if n == 0 {
		return
	}
	bytes := codec.SizeOf(batch)
	if x.Stay {
		w.buckets.Add(batch, nil)
	} else {
		if cap(w.dest) < n {
			w.dest = make([]int32, n)
		}
		dest := w.dest[:n]
		if x.Place != nil {
			x.Place(t.part, w.out.records, batch, dest)
		} else {
			hash.Place(batch, !x.Whole, x.Partitions, dest)
		}
		w.buckets.Add(batch, dest)
	}
	w.out.records += int64(n)
	w.records += int64(n)
	w.bytes += bytes
	w.out.total += bytes
	if w.fresh += n; w.fresh >= pieceSize {
		w.take()
	}
	if w.claim.grow(w.bytes) {
		return
	}
	w.take()
	w.spill(batch)
}

// take puts aside what is in the buckets.
func (w *writer) take() {
	for i, slice := range w.buckets.Take() {
		if n := length(slice); n > 0 {
			w.out.pieces[i] = append(w.out.pieces[i], piece{n: n, slice: slice})
		}
	}
	w.fresh = 0
}

// spill writes what is in memory to disk, if elements of that kind can be written.
func (w *writer) spill(batch any) {
	if writable(reflect.TypeOf(batch)) != nil {
		w.claim.set(w.bytes)
		return
	}
	w.task.spill(w.out.frames, w.records, func() (err error) {
		for i, pieces := range w.out.pieces {
			if w.out.pieces[i], err = storePieces(w.out.frames, pieces); err != nil {
				return err
			}
		}
		return nil
	})
	w.buckets = w.exchange.Kit.NewBuckets(len(w.out.pieces))
	w.bytes, w.records = 0, 0
	w.claim.release()
}

// ErrInputLost is in the errors of attempts that ended because the output of a map task that they read is not there any more.
// They failed through no fault of their own, and are tried again when that map task has run again.
var ErrInputLost = errors.New("a shuffle output that the task reads is lost")

// missingOutput says that what a map task left for an exchange is not there, or cannot be read any more.
type missingOutput struct {
	exchange *plan.Exchange
	part     int
	error
}

func (m missingOutput) Unwrap() []error { return []error{ErrInputLost, m.error} }

// output finds what map task part left for an exchange.
func (t *task) output(x *plan.Exchange, part int) *output {
	o := t.job.exec.shuffles.get(x).get(part)
	if o == nil {
		t.miss(x, part)
	}
	return o
}

func (t *task) miss(x *plan.Exchange, part int) {
	panic(t.broke(missingOutput{x, part, fmt.Errorf("the output of map task %d for %v is not there", part, x.Owner)}))
}

// layout gives what was worked out of all outputs together. Where one got lost before all had been there, there is none.
func (t *task) layout(x *plan.Exchange) (bounds order.Keys, offsets []int64) {
	sh := t.job.exec.shuffles.get(x)
	bounds, offsets, ok := sh.layout()
	if !ok {
		part := 0
		if missing, _ := sh.missing(x.Parent.Partitions); len(missing) > 0 {
			part = missing[0]
		}
		t.miss(x, part)
	}
	return bounds, offsets
}

// lose forgets an output that cannot be read, so that it is computed again.
func (t *task) lose(x *plan.Exchange, o *output, err error) {
	o.of.lose(o, err)
	panic(t.broke(missingOutput{x, o.part, fmt.Errorf("the output of map task %d for %v: %w", o.part, x.Owner, err)}))
}

// input gives a reduce task its part of an exchange.
func (t *task) input(x *plan.Exchange, part int) plan.Input {
	switch {
	case x.Stay:
		o := t.output(x, part)
		_, offsets := t.layout(x)
		return plan.Input{Offset: offsets[part], Stream: func(emit plan.Emit) bool {
			p := pacer{emit: t.live(emit)}
			return t.pieces(x, o, o.piecesOf(0), p.push)
		}}
	case x.Sort != nil:
		return plan.Input{Stream: func(emit plan.Emit) bool { return t.readRuns(x, part, emit) }}
	}
	return plan.Input{Stream: func(emit plan.Emit) bool {
		p := pacer{emit: t.live(emit)}
		for i := range x.Parent.Partitions {
			o := t.output(x, i)
			if !t.pieces(x, o, o.piecesOf(part), p.push) {
				return false
			}
		}
		return true
	}}
}

// pieces pushes pieces of an output.
func (t *task) pieces(x *plan.Exchange, o *output, list []piece, emit plan.Emit) bool {
	for _, p := range list {
		slice := p.slice
		if slice == nil {
			columns, err := p.frame.read()
			if err != nil {
				t.lose(x, o, err)
			}
			slice = columns[0]
		}
		t.metrics.ShuffleReadBytes += codec.SizeOf(slice)
		t.metrics.ShuffleRead += int64(p.n)
		if !emit(slice) {
			return false
		}
	}
	return true
}

// readRuns merges a range of all runs.
func (t *task) readRuns(x *plan.Exchange, part int, emit plan.Emit) bool {
	bounds, _ := t.layout(x)
	var low order.Keys
	if part > 0 {
		if low = boundAt(bounds, part-1); low.Len() == 0 {
			return true // there are fewer ranges than partitions: this one is empty
		}
	}
	high := boundAt(bounds, part)
	var sources []source
	for i := range x.Parent.Partitions {
		o := t.output(x, i)
		for _, r := range o.sorted() {
			read := r.between(low, high)
			sources = append(sources, func() (chunk, error) {
				c, err := read()
				if err != nil {
					t.lose(x, o, err)
				}
				t.metrics.ShuffleRead += int64(c.keys.Len())
				t.metrics.ShuffleReadBytes += o.total * int64(c.keys.Len()) / max(o.records, 1)
				return c, nil
			})
		}
	}
	p := pacer{emit: t.live(emit)}
	more, _ := merge(sources, x.Kit, p.push)
	return more
}

// boundAt is the key with which the range after the i-th begins, or nothing where that is the last one.
func boundAt(bounds order.Keys, i int) order.Keys {
	if i >= bounds.Len() {
		return order.Keys{}
	}
	return bounds.Slice(i, i+1)
}
