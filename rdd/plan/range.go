package plan

import "math/bits"

// Range adds a source of the numbers from start by step to end, excluded.
func Range(g *Graph, start, end, step int64, partitions int) *Node {
	if step == 0 {
		Fail("Range", "the step is 0; give a positive step to count up, a negative one to count down")
	}
	count := rangeCount(start, end, step)
	// part*count may need more than 64 bits.
	bound := func(part int) uint64 {
		hi, lo := bits.Mul64(uint64(part), count)
		q, _ := bits.Div64(hi, lo, uint64(partitions))
		return q
	}
	return g.Source("Range", partitions, func(part int, emit Emit) error {
		last := bound(part + 1)
		room := make([]int64, min(last-bound(part), BatchSize))
		for at := bound(part); at < last; {
			batch := room[:min(last-at, BatchSize)]
			next := start + int64(at)*step
			for i := range batch {
				batch[i] = next
				next += step
			}
			at += uint64(len(batch))
			if !emit(batch) {
				break
			}
		}
		return nil
	})
}

// rangeCount is the number of elements; differences are taken without sign because they may exceed an int64.
func rangeCount(start, end, step int64) uint64 {
	switch {
	case step > 0 && start < end:
		return (uint64(end)-uint64(start)-1)/uint64(step) + 1
	case step < 0 && start > end:
		return (uint64(start)-uint64(end)-1)/-uint64(step) + 1
	}
	return 0
}
