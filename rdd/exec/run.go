package exec

import (
	"reflect"

	"lab/rdd/codec"
	"lab/rdd/order"
	"lab/rdd/plan"
)

// chunk is a stretch of a sorted run: the i-th element, by its key, is items[perm[i]], or items[i] without perm.
type chunk struct {
	keys  order.Keys
	items any
	perm  []int32
}

func (c chunk) slice(lo, hi int) chunk {
	c.keys = c.keys.Slice(lo, hi)
	if c.perm != nil {
		c.perm = c.perm[lo:hi]
	} else if c.items != nil {
		c.items = reflect.ValueOf(c.items).Slice(lo, hi).Interface()
	}
	return c
}

// size is how many bytes the elements take, and their keys.
func (c chunk) size() int64 {
	return codec.SizeOf(c.items) + codec.SizeOf(c.keys.Prefix) + codec.SizeOf(c.keys.Text)
}

// run is a sorted sequence of elements, in memory or in blocks on disk.
type run struct {
	n      int
	whole  chunk // in memory
	blocks []frame
	// firsts are the first keys of the blocks.
	firsts order.Keys
}

// blockSize is about how many bytes of elements are in one block of a run. Merging holds one block of each run, and the
// blocks of some hundred runs are to fit into what a task may hold.
func (b *budget) blockSize() int64 { return min(max(b.share/512, 4<<10), 64<<10) }

// runWriter writes a sorted run to disk.
type runWriter struct {
	frames *frames
	block  int64 // bytes of elements in a block
	run    run
}

// add writes the next stretch of the run.
func (w *runWriter) add(c chunk, kit *plan.Kit) error {
	n := c.keys.Len()
	step := max(int(int64(n)*w.block/max(c.size(), 1)), 1)
	for lo := 0; lo < n; lo += step {
		part := c.slice(lo, min(lo+step, n))
		items := part.items
		if part.perm != nil {
			items = kit.Gather([]any{items}, nil, part.perm)
		}
		columns := []any{items, part.keys.Prefix}
		if part.keys.Text != nil {
			columns = append(columns, part.keys.Text)
		}
		f, err := w.frames.write(columns...)
		if err != nil {
			return err
		}
		w.run.blocks = append(w.run.blocks, f)
		w.run.firsts = w.run.firsts.Join(part.keys.Slice(0, 1))
	}
	w.run.n += n
	return nil
}

// source gives the chunks of a run, one after the other; an empty one is the end.
type source func() (chunk, error)

// between gives the part of the run that is not before low, and before high. Keys of length 0 are no bound.
func (r *run) between(low, high order.Keys) source {
	if r.blocks == nil {
		done := false
		return func() (chunk, error) {
			if done || r.n == 0 {
				return chunk{}, nil
			}
			done = true
			return clip(r.whole, low, high), nil
		}
	}
	at := 0
	if low.Len() > 0 {
		// The first block that may have such keys is the one before the first that begins with one.
		for at+1 < len(r.blocks) && order.Compare(r.firsts, at+1, low, 0) < 0 {
			at++
		}
	}
	return func() (chunk, error) {
		for at < len(r.blocks) {
			if high.Len() > 0 && order.Compare(r.firsts, at, high, 0) >= 0 {
				break
			}
			columns, err := r.blocks[at].read()
			at++
			if err != nil {
				return chunk{}, err
			}
			c := chunk{items: columns[0]}
			c.keys.Descending = r.firsts.Descending
			c.keys.Prefix = columns[1].([]uint64)
			if len(columns) > 2 {
				c.keys.Text = columns[2].([]string)
			}
			if c = clip(c, low, high); c.keys.Len() > 0 {
				return c, nil
			}
		}
		return chunk{}, nil
	}
}

// clip cuts a chunk to the keys that are not before low, and before high.
func clip(c chunk, low, high order.Keys) chunk {
	lo, hi := 0, c.keys.Len()
	if low.Len() > 0 {
		lo = c.keys.Search(low)
	}
	if high.Len() > 0 {
		hi = lo + c.keys.Slice(lo, hi).Search(high)
	}
	return c.slice(lo, hi)
}

// mergeWhole merges all of the runs; see merge.
func mergeWhole(runs []*run, kit *plan.Kit, emit plan.Emit) error {
	sources := make([]source, len(runs))
	for i, r := range runs {
		sources[i] = r.between(order.Keys{}, order.Keys{})
	}
	_, err := merge(sources, kit, emit)
	return err
}

// merge emits the elements of sorted runs in order; those with equal keys in the order of the runs. The error is of a
// run that cannot be read.
func merge(runs []source, kit *plan.Kit, emit plan.Emit) (more bool, err error) {
	m := order.NewMerger(len(runs))
	chunks := make([]chunk, len(runs))
	slices := make([]any, len(runs))
	next := make([]int32, len(runs))
	var from, at []int32
	for {
		var hungry int
		from, hungry = m.Next(from[:0], plan.BatchSize)
		at = at[:0]
		for _, r := range from {
			i := next[r]
			next[r]++
			if perm := chunks[r].perm; perm != nil {
				i = perm[i]
			}
			at = append(at, i)
		}
		if len(from) > 0 && !emit(kit.Gather(slices, from, at)) {
			return false, nil
		}
		if hungry < 0 {
			if len(from) == 0 {
				return true, nil
			}
			continue
		}
		c, err := runs[hungry]()
		if err != nil {
			return false, err
		}
		chunks[hungry], slices[hungry], next[hungry] = c, c.items, 0
		m.Feed(hungry, c.keys)
	}
}
