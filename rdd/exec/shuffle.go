package exec

import (
	"context"
	"sync"

	"lab/rdd/hash"
	"lab/rdd/plan"
)

// output is a filled exchange: a block for each map partition and reduce partition.
type output struct {
	blocks [][]any
}

// shuffle holds the output of an exchange, and lets one job at a time fill it.
type shuffle struct {
	turn chan struct{}
	mu   sync.Mutex
	out  *output
}

func newShuffle() *shuffle { return &shuffle{turn: make(chan struct{}, 1)} }

func (s *shuffle) output() *output {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out
}

func (s *shuffle) set(out *output) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.out = out
}

// fill runs the map stage of an exchange, unless another job has done so meanwhile.
func (j *job) fill(s *stage) *plan.Error {
	x := s.exchange
	sh := j.exec.shuffles.get(x)
	select {
	case sh.turn <- struct{}{}:
		defer func() { <-sh.turn }()
	case <-j.ctx.Done():
		return j.failure(context.Cause(j.ctx))
	}
	if out := sh.output(); out != nil {
		j.outputs[x] = out
		return j.stage(&stage{id: s.id, name: s.name}, nil)
	}
	out := &output{blocks: make([][]any, len(s.parts))}
	tables := make([]any, len(s.parts))
	err := j.stage(s, func(t *task, i int) {
		if x.Split != nil {
			tables[i] = t.table(x)
			t.metrics.ShuffleWrite += int64(blockLen(tables[i]))
		} else {
			out.blocks[i] = t.buckets(x)
		}
	})
	if err != nil {
		return err
	}
	if x.Split != nil {
		t := &task{job: j, stage: s, part: -1, index: cutting, ctx: j.ctx, at: x.Owner}
		var failed *plan.Error
		t.guard(func() { out.blocks = x.Split(tables, x.Partitions) }, func(err *plan.Error) { failed = err })
		if err := j.settle(s); failed == nil {
			failed = err
		}
		if failed != nil {
			return failed
		}
	}
	j.outputs[x] = out
	sh.set(out)
	return nil
}

// table runs a map task's partition through a new table.
func (t *task) table(x *plan.Exchange) any {
	table := x.NewTable()
	t.stream(x.Parent, t.part, func(batch any) bool {
		t.at = x.Owner
		table.Add(batch)
		return true
	})
	t.at = x.Owner
	return table.Result()
}

// buckets runs a map task's partition, through a table if there is one, into buckets.
func (t *task) buckets(x *plan.Exchange) []any {
	buckets := x.NewBuckets(x.Partitions)
	var dest []int32
	var offset int64
	add := func(batch any) bool {
		t.at = x.Owner
		n := length(batch)
		if n == 0 {
			return true
		}
		if cap(dest) < n {
			dest = make([]int32, n)
		}
		d := dest[:n]
		if x.Place != nil {
			x.Place(t.part, offset, batch, d)
		} else {
			hash.Place(batch, !x.Whole, x.Partitions, d)
		}
		offset += int64(n)
		buckets.Add(batch, d)
		return true
	}
	if x.NewTable != nil {
		add(t.table(x))
	} else {
		t.stream(x.Parent, t.part, add)
	}
	t.metrics.ShuffleWrite += offset
	return buckets.Result()
}

// input gives a reduce task its part of an exchange.
func (t *task) input(x *plan.Exchange, part int) plan.Input {
	out := t.job.outputs[x]
	if x.Split != nil {
		blocks := make([]any, 0, len(out.blocks))
		for _, row := range out.blocks {
			blocks = append(blocks, row[part])
			t.metrics.ShuffleRead += int64(blockLen(row[part]))
		}
		return plan.Input{Blocks: blocks}
	}
	return plan.Input{Stream: func(emit plan.Emit) bool {
		p := pacer{emit: t.live(emit)}
		for _, row := range out.blocks {
			t.metrics.ShuffleRead += int64(length(row[part]))
			if !p.push(row[part]) {
				return false
			}
		}
		return true
	}}
}

// blockLen is the number of elements in what a table gave: a slice, or anything that knows its length.
func blockLen(block any) int {
	if l, ok := block.(interface{ Len() int }); ok {
		return l.Len()
	}
	return length(block)
}
