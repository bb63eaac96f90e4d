package rdd

import (
	"cmp"

	"lab/rdd/plan"
)

// SortByKey sorts pairs by their key: partition after partition, and within each. Pairs with equal keys are in the
// same partition and keep their order. It runs nothing by itself; when an action comes, the map tasks sort what they
// have, bounds are chosen from all their keys, and the reduce tasks merge. Partitions hold about equally many pairs,
// unless a few keys make up most of them. Without a partition count the number of r's is kept.
func SortByKey[K cmp.Ordered, V any](r *RDD[Pair[K, V]], ascending bool, partitions ...int) *RDD[Pair[K, V]] {
	n := plan.Count("SortByKey", partitions, r.node.Partitions)
	key := func(p Pair[K, V]) K {
		return p.Key
	}
	node := sorted("SortByKey", r, key, ascending, n, plan.RangePartitioner(n))
	return called[Pair[K, V]](r.ctx, node, "SortByKey", r.node, ascending, partitions)
}

// SortBy sorts elements by what key answers for them; see SortByKey. key is called once for each element.
func SortBy[T any, K cmp.Ordered](r *RDD[T], key func(T) K, ascending bool, partitions ...int) *RDD[T] {
	n := plan.Count("SortBy", partitions, r.node.Partitions)
	node := sorted("SortBy", r, key, ascending, n, nil)
	return called[T](r.ctx, node, "SortBy", r.node, key, ascending, partitions)
}

func sorted[T any, K cmp.Ordered](op string, r *RDD[T], key func(T) K, ascending bool, n int, p *plan.Partitioner) *plan.Node {
	dep := r.node.SortDep(n, sorting(key, ascending))
	return r.ctx.Graph().Merge(op, []plan.Dep{dep}, n, p, plan.Forward)
}

// sorting is how elements are sorted by what key answers for them.
func sorting[T any, K cmp.Ordered](key func(T) K, ascending bool) *plan.Sorting {
	return plan.NewSorting(func(batch any) any {
		in := batch.([]T)
		keys := make([]K, len(in))
		for i, x := range in {
			keys[i] = key(x)
		}
		return keys
	}, kit[T](), ascending)
}

// TakeOrdered returns the n smallest elements, smallest first, as less orders them; of equal elements those that come
// first. Each task keeps no more than n elements, so it needs far less memory and time than sorting.
func (r *RDD[T]) TakeOrdered(n int, less func(a, b T) bool) []T {
	return takeOrdered(r, "TakeOrdered", n, less)
}

// Top returns the n largest elements, largest first, as less orders them; of equal elements those that come first.
func (r *RDD[T]) Top(n int, less func(a, b T) bool) []T {
	return takeOrdered(r, "Top", n, func(a, b T) bool { return less(b, a) })
}

func takeOrdered[T any](r *RDD[T], action string, n int, less func(a, b T) bool) []T {
	if n < 0 {
		plan.Fail(action, "cannot take %d elements; give 0 or more", n)
	}
	if n == 0 {
		return []T{}
	}
	results := r.ctx.Executor().Run(action, r.node, nil, func(part int, in plan.Stream) any {
		var best []ranked[T]
		seen := 0
		in(func(batch any) bool {
			xs := batch.([]T)
			for _, x := range xs {
				best = offer(best, n, ranked[T]{value: x, seq: seen}, less)
				seen++
			}
			return true
		})
		return drain(best, less)
	})
	var best []ranked[T]
	seen := 0
	for _, result := range results {
		xs := result.([]T)
		for _, x := range xs {
			best = offer(best, n, ranked[T]{value: x, seq: seen}, less)
			seen++
		}
	}
	return drain(best, less)
}

// ranked is an element and its position, which decides between equal ones.
type ranked[T any] struct {
	value T
	seq   int
}

func after[T any](a, b ranked[T], less func(a, b T) bool) bool {
	if less(b.value, a.value) {
		return true
	}
	if less(a.value, b.value) {
		return false
	}
	return a.seq > b.seq
}

// offer adds x to a heap of at most n elements, the last one on top, and drops the last when there are more.
func offer[T any](heap []ranked[T], n int, x ranked[T], less func(a, b T) bool) []ranked[T] {
	if len(heap) < n {
		heap = append(heap, x)
		i := len(heap) - 1
		for i > 0 {
			up := (i - 1) / 2
			if !after(heap[i], heap[up], less) {
				break
			}
			heap[i], heap[up] = heap[up], heap[i]
			i = up
		}
		return heap
	}
	// x came later than everything in the heap, so it gets in only when it is smaller than the last.
	if less(x.value, heap[0].value) {
		heap[0] = x
		sink(heap, less)
	}
	return heap
}

// sink moves the top of a heap down to its place.
func sink[T any](heap []ranked[T], less func(a, b T) bool) {
	i := 0
	for {
		big := 2*i + 1
		if big >= len(heap) {
			return
		}
		if big+1 < len(heap) && after(heap[big+1], heap[big], less) {
			big++
		}
		if !after(heap[big], heap[i], less) {
			return
		}
		heap[i], heap[big] = heap[big], heap[i]
		i = big
	}
}

// drain empties a heap into a slice, first element first.
func drain[T any](heap []ranked[T], less func(a, b T) bool) []T {
	out := make([]T, len(heap))
	for len(heap) > 0 {
		last := len(heap) - 1
		out[last] = heap[0].value
		heap[0] = heap[last]
		heap = heap[:last]
		sink(heap, less)
	}
	return out
}
