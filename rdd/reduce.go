package rdd

import "lab/rdd/plan"

// TreeReduce is Reduce that joins the partitions' results in parallel, level by level, in depth levels of which the
// last is here; 2 is usual. It is for many partitions with large results, where joining all of them in one place takes
// long. It panics with an *Error when there are no elements.
func (r *RDD[T]) TreeReduce(f func(T, T) T, depth int) T {
	if depth < 1 {
		plan.Fail("TreeReduce", "the depth is %d; give 1 or more", depth)
	}
	node := r.node.Partitionwise("TreeReduce", false, func(part int, in plan.Stream, emit plan.Emit) {
		var acc []T
		in(func(batch any) bool {
			xs := batch.([]T)
			for _, x := range xs {
				if len(acc) == 0 {
					acc = []T{x}
				} else {
					acc[0] = f(acc[0], x)
				}
			}
			return true
		})
		emit(acc)
	})
	got := reduceParts(tree(&RDD[T]{ctx: r.ctx, node: node}, "TreeReduce", f, depth), "TreeReduce", f)
	if len(got) == 0 {
		plan.Fail("TreeReduce",
			"the RDD %v is empty, so there is nothing to reduce; use TreeAggregate with a start value where that may happen", r.node)
	}
	return got[0]
}

// ReduceByKeyLocally is ReduceByKey that brings the results here, as a map. It combines within each partition, then
// here in the order of the partitions, and shuffles nothing. It is for few keys: all of them have to fit into memory.
func ReduceByKeyLocally[K comparable, V any](r *RDD[Pair[K, V]], f func(V, V) V) map[K]V {
	results := r.ctx.Executor().Run("ReduceByKeyLocally", r.node, nil, func(part int, in plan.Stream) any {
		sums := make(map[K]V)
		in(func(batch any) bool {
			xs := batch.([]Pair[K, V])
			for _, p := range xs {
				sum, ok := sums[p.Key]
				if ok {
					sums[p.Key] = f(sum, p.Value)
				} else {
					sums[p.Key] = p.Value
				}
			}
			return true
		})
		return sums
	})
	total := make(map[K]V)
	plan.Here("ReduceByKeyLocally", func() {
		for _, result := range results {
			sums := result.(map[K]V)
			for k, v := range sums {
				sum, ok := total[k]
				if ok {
					total[k] = f(sum, v)
				} else {
					total[k] = v
				}
			}
		}
	})
	return total
}

// MaxFunc is the largest element as less orders them; of equal ones the first. It panics with an *Error when there
// are none.
func (r *RDD[T]) MaxFunc(less func(a, b T) bool) T {
	got := reduceParts(r, "MaxFunc", func(a, b T) T {
		if less(a, b) {
			return b
		}
		return a
	})
	if len(got) == 0 {
		plan.Fail("MaxFunc", "the RDD %v is empty, so it has no largest element", r.node)
	}
	return got[0]
}

// MinFunc is the smallest element as less orders them; of equal ones the first. It panics with an *Error when there
// are none.
func (r *RDD[T]) MinFunc(less func(a, b T) bool) T {
	got := reduceParts(r, "MinFunc", func(a, b T) T {
		if less(b, a) {
			return b
		}
		return a
	})
	if len(got) == 0 {
		plan.Fail("MinFunc", "the RDD %v is empty, so it has no smallest element", r.node)
	}
	return got[0]
}
