package rdd

import (
	"lab/rdd/plan"
)

// collectParts runs a job that brings the listed partitions (all when nil) here, each as a slice.
func collectParts[T any](r *RDD[T], action string, parts []int) [][]T {
	results := r.ctx.Executor().Run(action, r.node, parts, func(part int, in plan.Stream) any {
		var out []T
		in(func(batch any) bool {
			xs := batch.([]T)
			out = append(out, xs...)
			return true
		})
		return out
	})
	slices := make([][]T, len(results))
	for i, result := range results {
		xs := result.([]T)
		slices[i] = xs
	}
	return slices
}

func concat[T any](slices [][]T) []T {
	n := 0
	for _, xs := range slices {
		n += len(xs)
	}
	out := make([]T, 0, n)
	for _, xs := range slices {
		out = append(out, xs...)
	}
	return out
}

// Collect returns all elements, partition after partition. The slice is the caller's own; it is empty, never nil,
// when there are no elements. Everything has to fit into memory.
func (r *RDD[T]) Collect() []T {
	return concat(collectParts(r, "Collect", nil))
}

// Count is the number of elements.
func (r *RDD[T]) Count() int64 {
	var total int64
	for _, n := range countParts(r, "Count") {
		total += n
	}
	return total
}

// Take returns the first n elements, or all when there are fewer. It reads one partition, and when that has too few,
// more of them in further jobs: four times as many as before where nothing was found, else half as many again as what
// was found lets expect, but no more than four times. Of each partition it reads only as much as it needs.
func (r *RDD[T]) Take(n int) []T {
	return takeFirst(r, "Take", n)
}

func takeFirst[T any](r *RDD[T], action string, n int) []T {
	if n < 0 {
		plan.Fail(action, "cannot take %d elements; give 0 or more", n)
	}
	out := []T{}
	next := 0
	for len(out) < n && next < r.node.Partitions {
		want := n - len(out)
		end := min(next+plan.TakeMore(next, len(out), n), r.node.Partitions)
		parts := make([]int, 0, end-next)
		for p := next; p < end; p++ {
			parts = append(parts, p)
		}
		results := r.ctx.Executor().Run(action, r.node, parts, func(part int, in plan.Stream) any {
			var got []T
			in(func(batch any) bool {
				xs := batch.([]T)
				k := min(len(xs), want-len(got))
				got = append(got, xs[:k]...)
				return len(got) < want
			})
			return got
		})
		for _, result := range results {
			got := result.([]T)
			k := min(len(got), n-len(out))
			out = append(out, got[:k]...)
		}
		next = end
	}
	return out
}

// First returns the first element. It panics with an *Error when there is none.
func (r *RDD[T]) First() T {
	got := takeFirst(r, "First", 1)
	if len(got) == 0 {
		plan.Fail("First", "the RDD %v is empty, so it has no first element; use Take(1) or IsEmpty where that may happen", r.node)
	}
	return got[0]
}

// IsEmpty tells whether there is no element. It reads at most one.
func (r *RDD[T]) IsEmpty() bool {
	return len(takeFirst(r, "IsEmpty", 1)) == 0
}

// ForEach calls f with every element. It runs in the tasks, several at a time and in no fixed order across
// partitions: what f changes outside needs a lock, or better an Accumulator.
func (r *RDD[T]) ForEach(f func(T)) {
	r.ctx.Executor().Run("ForEach", r.node, nil, func(part int, in plan.Stream) any {
		in(func(batch any) bool {
			xs := batch.([]T)
			for _, x := range xs {
				f(x)
			}
			return true
		})
		return nil
	})
}

// Reduce combines all elements with f, which must be associative: elements are combined within each partition from
// the left, then the partitions' results in order. It panics with an *Error when there are no elements.
func (r *RDD[T]) Reduce(f func(T, T) T) T {
	got := reduceParts(r, "Reduce", f)
	if len(got) == 0 {
		plan.Fail("Reduce",
			"the RDD %v is empty, so there is nothing to reduce; use Fold with a start value where that may happen", r.node)
	}
	return got[0]
}

// reduceParts is Reduce with an empty slice for an empty RDD.
func reduceParts[T any](r *RDD[T], action string, f func(T, T) T) []T {
	results := r.ctx.Executor().Run(action, r.node, nil, func(part int, in plan.Stream) any {
		var acc []T
		in(func(batch any) bool {
			xs := batch.([]T)
			if len(acc) == 0 {
				acc = []T{xs[0]}
				xs = xs[1:]
			}
			sum := acc[0]
			for _, x := range xs {
				sum = f(sum, x)
			}
			acc[0] = sum
			return true
		})
		return acc
	})
	var total []T
	plan.Here(action, func() {
		for _, result := range results {
			acc := result.([]T)
			if len(acc) == 0 {
				continue
			}
			if len(total) == 0 {
				total = acc
			} else {
				total[0] = f(total[0], acc[0])
			}
		}
	})
	return total
}

// countParts counts the elements of each partition.
func countParts[T any](r *RDD[T], action string) []int64 {
	results := r.ctx.Executor().Run(action, r.node, nil, func(part int, in plan.Stream) any {
		var n int64
		in(func(batch any) bool {
			xs := batch.([]T)
			n += int64(len(xs))
			return true
		})
		return n
	})
	counts := make([]int64, len(results))
	for i, result := range results {
		n := result.(int64)
		counts[i] = n
	}
	return counts
}
