package rdd

import (
	"iter"

	"lab/rdd/plan"
)

// Map applies f to every element.
func Map[T, U any](r *RDD[T], f func(T) U) *RDD[U] {
	node := r.node.Batchwise("Map", false, func() func(batch any) any {
		var room []U
		return func(batch any) any {
			in := batch.([]T)
			if len(room) < len(in) {
				room = make([]U, len(in))
			}
			out := room[:len(in)]
			for i, x := range in {
				out[i] = f(x)
			}
			return out
		}
	})
	return called[U](r.ctx, node, "Map", r.node, f)
}

// Filter keeps the elements for which f is true. Keys stay where they are, so the partitioner is kept.
func (r *RDD[T]) Filter(f func(T) bool) *RDD[T] {
	node := r.node.Batchwise("Filter", true, func() func(batch any) any {
		var room []T
		return func(batch any) any {
			in := batch.([]T)
			out := room[:0]
			for _, x := range in {
				if f(x) {
					out = append(out, x)
				}
			}
			room = out
			return out
		}
	})
	return called[T](r.ctx, node, "Filter", r.node, f)
}

// FlatMap applies f to every element and puts the elements of the answers in a row. A nil answer adds nothing.
func FlatMap[T, U any](r *RDD[T], f func(T) []U) *RDD[U] {
	return called[U](r.ctx, flatten("FlatMap", r.node, false, f), "FlatMap", r.node, f)
}

// flatten is FlatMap on nodes. It emits as soon as a batch is full, for a few elements may become very many.
func flatten[T, U any](op string, n *plan.Node, keep bool, f func(T) []U) *plan.Node {
	return n.Partitionwise(op, keep, func(part int, in plan.Stream, emit plan.Emit) {
		var room []U
		in(func(batch any) bool {
			xs := batch.([]T)
			out := room[:0]
			for _, x := range xs {
				ys := f(x)
				out = append(out, ys...)
				if len(out) >= plan.BatchSize {
					more := emit(out)
					if !more {
						return false
					}
					out = out[:0]
				}
			}
			room = out
			return emit(out)
		})
	})
}

// MapPartitions applies f to each partition as a whole: f gets the partition's elements as a sequence and answers a
// sequence. It is for work that is worth doing once a partition, such as opening a connection or building a table.
// The answer is drawn from as needed, so f may handle partitions that do not fit into memory. Going over the input
// twice computes it twice.
func MapPartitions[T, U any](r *RDD[T], f func(iter.Seq[T]) iter.Seq[U]) *RDD[U] {
	node := overPartitions("MapPartitions", r.node, func(part int, in iter.Seq[T]) iter.Seq[U] {
		return f(in)
	})
	return called[U](r.ctx, node, "MapPartitions", r.node, f)
}

// MapPartitionsWithIndex is MapPartitions with the number of the partition, from 0.
func MapPartitionsWithIndex[T, U any](r *RDD[T], f func(part int, in iter.Seq[T]) iter.Seq[U]) *RDD[U] {
	return called[U](r.ctx, overPartitions("MapPartitionsWithIndex", r.node, f), "MapPartitionsWithIndex", r.node, f)
}

// elements are those of a partition's batches, one after the other.
func elements[T any](in plan.Stream) iter.Seq[T] {
	return func(yield func(T) bool) {
		in(func(batch any) bool {
			xs := batch.([]T)
			for _, x := range xs {
				more := yield(x)
				if !more {
					return false
				}
			}
			return true
		})
	}
}

func overPartitions[T, U any](op string, n *plan.Node, f func(int, iter.Seq[T]) iter.Seq[U]) *plan.Node {
	return n.Partitionwise(op, false, func(part int, in plan.Stream, emit plan.Emit) {
		result := f(part, elements[T](in))
		if result == nil {
			return
		}
		// Batches grow from one element, so that a reader who wants one gets one.
		size := 1
		var out []U
		result(func(x U) bool {
			out = append(out, x)
			if len(out) < size {
				return true
			}
			more := emit(out)
			out = out[:0]
			size = min(2*size, plan.BatchSize)
			return more
		})
		emit(out)
	})
}

// KeyBy makes pairs of f's answer, as the key, and the element.
func KeyBy[T any, K comparable](r *RDD[T], f func(T) K) *RDD[Pair[K, T]] {
	node := r.node.Batchwise("KeyBy", false, func() func(batch any) any {
		var room []Pair[K, T]
		return func(batch any) any {
			in := batch.([]T)
			if len(room) < len(in) {
				room = make([]Pair[K, T], len(in))
			}
			out := room[:len(in)]
			for i, x := range in {
				out[i] = Pair[K, T]{Key: f(x), Value: x}
			}
			return out
		}
	})
	return called[Pair[K, T]](r.ctx, node, "KeyBy", r.node, f)
}

// Glom makes each partition one element, a slice of its elements. Empty partitions give empty slices.
func Glom[T any](r *RDD[T]) *RDD[[]T] {
	node := r.node.Partitionwise("Glom", false, func(part int, in plan.Stream, emit plan.Emit) {
		all := []T{}
		in(func(batch any) bool {
			xs := batch.([]T)
			all = append(all, xs...)
			return true
		})
		emit([][]T{all})
	})
	return called[[]T](r.ctx, node, "Glom", r.node)
}
