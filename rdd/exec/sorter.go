package exec

import (
	"reflect"

	"lab/rdd/codec"
	"lab/rdd/order"
	"lab/rdd/plan"
)

// sorter makes sorted runs of a task's elements: one in memory, and others on disk where they are more than the task may
// hold.
type sorter struct {
	task   *task
	how    *plan.Sorting
	claim  *claim
	frames *frames

	keys  []order.Keys // of each batch, as growing one large list would copy it again and again
	count int          // of the keys
	items *plan.Buckets
	typ   reflect.Type // of batches, nil before the first
	bytes int64        // held
	total int64        // of all elements
	runs  []*run
	seen  int // elements
	// sample, where not nil, gets samples of the keys.
	sample *sample
}

func (t *task) newSorter(how *plan.Sorting, fs *frames) *sorter {
	return &sorter{task: t, how: how, claim: t.memory.claim(), frames: fs, items: how.Kit.NewBuckets(1)}
}

// bytesPerKey is what sorting takes for each element beside the element: its key, its place, and room to work in.
const bytesPerKey = 64

// bytesPerText is what it takes more where the keys are strings.
const bytesPerText = 64

func (s *sorter) add(batch any) {
	keys := order.Of(s.how.Keys(batch), s.how.Ascending)
	if s.sample != nil {
		s.sample.add(keys, s.seen)
	}
	s.seen += keys.Len()
	s.keys = append(s.keys, keys)
	s.count += keys.Len()
	s.items.Add(batch, nil)
	s.typ = reflect.TypeOf(batch)
	size := codec.SizeOf(batch)
	s.total += size
	s.bytes += size + bytesPerKey*int64(keys.Len())
	if keys.Text != nil {
		s.bytes += bytesPerText * int64(keys.Len())
	}
	if s.claim.grow(s.bytes) {
		return
	}
	if writable(s.typ) != nil {
		s.claim.set(s.bytes)
		return
	}
	w := runWriter{frames: s.frames, block: s.claim.of.budget.blockSize()}
	c := s.sort()
	s.task.spill(s.frames, int64(c.keys.Len()), func() error { return w.add(c, s.how.Kit) })
	s.runs = append(s.runs, &w.run)
	s.bytes = 0
	s.claim.release()
}

// sort gives what is in memory, sorted, and begins anew.
func (s *sorter) sort() chunk {
	keys := order.Concat(s.keys)
	s.keys = nil
	perm := keys.SortContext(func() bool { return s.task.ctx.Err() != nil })
	s.task.going() // else perm is not there
	c := chunk{keys: keys.At(perm), items: s.items.Take()[0], perm: perm}
	s.count, s.items = 0, s.how.Kit.NewBuckets(1)
	return c
}

// finish gives the runs; the last one is in memory.
func (s *sorter) finish() []*run {
	if n := s.count; n > 0 {
		s.runs = append(s.runs, &run{n: n, whole: s.sort()})
	}
	return s.runs
}

// sort sorts a partition of n by itself.
func (t *task) sort(n *plan.Node, c *plan.Computation, part int, emit plan.Emit) bool {
	fs := &frames{volumes: t.job.exec.volumes}
	defer fs.free()
	s := t.newSorter(c.Sorting, fs)
	defer s.claim.release()
	if !t.inside(n, c.Deps[0].Parent, part)(func(batch any) bool { s.add(batch); return true }) {
		return false
	}
	return t.over(n, emit, func(emit plan.Emit) {
		t.check(mergeWhole(s.finish(), c.Sorting.Kit, emit))
	})
}
