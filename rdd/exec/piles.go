package exec

import (
	"math"
	"reflect"

	"lab/rdd/codec"
	"lab/rdd/hash"
	"lab/rdd/order"
	"lab/rdd/plan"
)

// Where a table does not fit into a task's memory, elements are parted by a hash of their keys into piles on disk, and
// each pile is then worked on by itself, parted again where it is too large (grace hashing; DeWitt and others,
// "Implementation Techniques for Main Memory Database Systems", 1984). Every element keeps the number of its place, and
// in the end results are merged by it, so that they come in the same order as without piles.

// fan is how many piles are made at once.
const fan = 16

// deepest is how often piles are parted again. What is still too large then has few keys, and is worked on as it is.
const deepest = 4

// piles are elements parted by key.
type piles struct {
	task   *task
	kit    *plan.Kit
	whole  bool
	level  int
	claim  *claim
	frames *frames

	buckets *plan.Buckets
	places  [fan][]uint64
	bytes   int64
	dest    []int32
	blocks  [fan][]frame
}

func (t *task) newPiles(kit *plan.Kit, whole bool, level int) *piles {
	return &piles{task: t, kit: kit, whole: whole, level: level, claim: t.memory.claim(),
		frames: &frames{volumes: t.job.exec.volumes}, buckets: kit.NewBuckets(fan)}
}

// add takes a slice of elements and their places, which never fall.
func (p *piles) add(slice any, places []uint64) {
	n := len(places)
	if n == 0 {
		return
	}
	if cap(p.dest) < n {
		p.dest = make([]int32, n)
	}
	dest := p.dest[:n]
	hash.Spread(slice, !p.whole, fan, p.level, dest)
	p.buckets.Add(slice, dest)
	for i, d := range dest {
		p.places[d] = append(p.places[d], places[i])
	}
	p.bytes += codec.SizeOf(slice) + 8*int64(n)
	if !p.claim.grow(p.bytes) {
		p.flush()
	}
}

// flush writes what is in memory to disk.
func (p *piles) flush() {
	for i, items := range p.buckets.Take() {
		at := 0
		p.task.spill(p.frames, int64(len(p.places[i])), func() error {
			return stretches(items, func(part any) error {
				n := length(part)
				f, err := p.frames.write(part, p.places[i][at:at+n])
				at += n
				p.blocks[i] = append(p.blocks[i], f)
				return err
			})
		})
		p.places[i] = nil
	}
	p.buckets = p.kit.NewBuckets(fan)
	p.bytes = 0
	p.claim.release()
}

// each brings back a pile, in the order in which it was added.
func (p *piles) each(pile int, do func(slice any, places []uint64)) {
	for _, f := range p.blocks[pile] {
		p.task.going()
		columns, err := f.read()
		p.task.check(err)
		do(columns[0], columns[1].([]uint64))
	}
}

// free lets go of memory and disk. It may be called twice, and of piles that were never made.
func (p *piles) free() {
	if p == nil {
		return
	}
	p.claim.release()
	p.frames.free()
}

// results are what came out of piles: runs sorted by place.
type results struct {
	task   *task
	kit    *plan.Kit
	frames *frames
	block  int64 // bytes of elements in a block
	runs   []*run

	// The run that is being written.
	writer  *runWriter
	buckets *plan.Buckets
	places  []uint64
	bytes   int64
}

func (t *task) newResults(kit *plan.Kit) *results {
	return &results{task: t, kit: kit, frames: &frames{volumes: t.job.exec.volumes}, block: t.memory.budget.blockSize(),
		buckets: kit.NewBuckets(1)}
}

// add takes the next elements of the run that is being written.
func (r *results) add(slice any, places []uint64) {
	if len(places) == 0 {
		return
	}
	r.buckets.Add(slice, nil)
	r.places = append(r.places, places...)
	r.bytes += codec.SizeOf(slice)
	if r.bytes >= r.block {
		r.flush()
	}
}

func (r *results) flush() {
	if len(r.places) == 0 {
		return
	}
	if r.writer == nil {
		r.writer = &runWriter{frames: r.frames, block: r.block}
	}
	r.task.spill(r.frames, int64(len(r.places)), func() error {
		return r.writer.add(chunk{keys: order.Keys{Prefix: r.places}, items: r.buckets.Take()[0]}, r.kit)
	})
	r.places, r.bytes = nil, 0
}

// end ends the run.
func (r *results) end() {
	if r.flush(); r.writer != nil {
		r.runs = append(r.runs, &r.writer.run)
		r.writer = nil
	}
}

// merge emits the elements of all runs by place.
func (r *results) merge(emit plan.Emit) { r.task.check(mergeWhole(r.runs, r.kit, emit)) }

// number gives n numbers from first on.
func number(first uint64, n int) []uint64 {
	out := make([]uint64, n)
	for i := range out {
		out[i] = first + uint64(i)
	}
	return out
}

// pick gives the numbers at the given indexes.
func pick(numbers []uint64, at []int32) []uint64 {
	out := make([]uint64, len(at))
	for i, a := range at {
		out[i] = numbers[a]
	}
	return out
}

// bytesPerEntry is what a table takes for each entry beside the entry: its place in an index, and room to grow.
const bytesPerEntry = 32

// gauge estimates the memory of a table that is added to.
type gauge struct {
	claim *claim
	keeps bool
	added int64 // bytes of all that was added
	since int   // elements since the last look
	calls int
}

// due counts a batch, and tells whether it is time to look.
func (g *gauge) due(batch any) bool {
	n := length(batch)
	if g.keeps {
		g.added += codec.SizeOf(batch)
	}
	g.since += n
	g.calls++
	if g.calls%16 != 0 && g.since < 16*plan.BatchSize {
		return false
	}
	g.since = 0
	return true
}

// fits looks at the table's entries, and tells whether the task may hold them. What cannot be written to disk it has to.
func (g *gauge) fits(entries any) bool {
	size := codec.SizeOf(entries)
	if g.keeps {
		size = max(g.added, int64(reflect.TypeOf(entries).Elem().Size())*int64(length(entries)))
	}
	size += bytesPerEntry * int64(length(entries))
	if g.claim.grow(size) {
		return true
	}
	if length(entries) == 0 || writable(reflect.TypeOf(entries)) != nil {
		g.claim.set(size)
		return true
	}
	return false
}

// reset says that the table is empty again.
func (g *gauge) reset() {
	g.added = 0
	g.claim.release()
}

// last is where the places of elements begin that come after all others.
const last = math.MaxUint64 / 2
