package rdd

import (
	"iter"

	"lab/rdd/plan"
)

// ToLocalIterator gives all elements in the order of Collect, but holds one partition at a time: each is computed by a
// job of its own when the one before has been read. Leaving the loop early saves the rest.
//
//	for x := range r.ToLocalIterator() { ... }
//
// Going over the answer again runs the jobs again. Where partitions are costly behind a shuffle the shuffle is
// computed once; elsewhere cache r when it is read more than once.
func (r *RDD[T]) ToLocalIterator() iter.Seq[T] {
	return func(yield func(T) bool) {
		for part := 0; part < r.node.Partitions; part++ {
			for _, xs := range collectParts(r, "ToLocalIterator", []int{part}) {
				for _, x := range xs {
					more := yield(x)
					if !more {
						return
					}
				}
			}
		}
	}
}

// RunJob applies f to some partitions, in parallel tasks, and returns the answers in the order of partitions; nil
// stands for all of them. It is what the other actions are made of, for one that is missing. What f does not read of
// its input is not computed, as far as nothing in between needs a whole partition. It panics with an *Error when a
// number of a partition is out of range.
func RunJob[T, U any](r *RDD[T], partitions []int, f func(part int, in iter.Seq[T]) U) []U {
	for _, p := range partitions {
		if p < 0 || p >= r.node.Partitions {
			plan.Fail("RunJob", "there is no partition %d in the RDD %v, whose %d partitions are numbered from 0", p, r.node,
				r.node.Partitions)
		}
	}
	results := r.ctx.Executor().Run("RunJob", r.node, partitions, func(part int, in plan.Stream) any {
		return []U{f(part, elements[T](in))}
	})
	out := make([]U, len(results))
	for i, result := range results {
		answer := result.([]U)
		out[i] = answer[0]
	}
	return out
}
