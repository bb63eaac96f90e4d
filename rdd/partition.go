package rdd

import (
	"iter"

	"lab/rdd/plan"
)

// Union has the elements of r and of the others, equal ones as often as they come. Its partitions are those of r, then
// those of each of the others, so Collect gives the elements in that order. Only where all are placed by one partitioner
// does each partition hold the elements of r's, then those of the others' of the same number: the result is placed
// likewise, and has no more partitions than r.
func (r *RDD[T]) Union(others ...*RDD[T]) *RDD[T] {
	with := nodes(others)
	return called[T](r.ctx, r.node.Union(with...), "Union", r.node, with)
}

// Coalesce joins neighbouring partitions until there are n. It moves nothing, so it also lowers the number of tasks
// that run what comes before it. It cannot raise the number of partitions: with n above it, the number stays.
func (r *RDD[T]) Coalesce(n int) *RDD[T] {
	return called[T](r.ctx, r.node.Coalesce(n), "Coalesce", r.node, n)
}

// Repartition spreads the elements evenly over n partitions, with a shuffle. Where an element goes depends on its
// position only.
func (r *RDD[T]) Repartition(n int) *RDD[T] {
	plan.Count("Repartition", []int{n}, 0)
	dep := r.node.PlacedDep(n, plan.RoundRobin(n), kit[T]())
	node := r.ctx.Graph().Merge("Repartition", []plan.Dep{dep}, n, nil, plan.Forward)
	return called[T](r.ctx, node, "Repartition", r.node, n)
}

// PartitionBy places pairs by the hash of their key on n partitions. It returns r itself when r is placed so already.
// What follows by key on the same number of partitions shuffles nothing more; that pays when the RDD is cached and
// joined several times.
func PartitionBy[K comparable, V any](r *RDD[Pair[K, V]], n int) *RDD[Pair[K, V]] {
	plan.CheckKeys("PartitionBy", []K{})
	p := plan.Choose("PartitionBy", []*plan.Node{r.node}, []int{n})
	if p.Equal(r.node.Partitioner) {
		return r
	}
	dep := r.node.HashDep(p, nil, kit[Pair[K, V]]())
	node := r.ctx.Graph().Merge("PartitionBy", []plan.Dep{dep}, n, p, plan.Forward)
	return called[Pair[K, V]](r.ctx, node, "PartitionBy", r.node, n)
}

// Sample draws elements at random. Without replacement each element is taken with probability fraction; with
// replacement it is taken a number of times whose mean is fraction, which may exceed 1. The number of elements is
// therefore only about fraction times Count. The same seed on the same partitions gives the same sample.
func (r *RDD[T]) Sample(withReplacement bool, fraction float64, seed int64) *RDD[T] {
	plan.CheckFraction("Sample", withReplacement, fraction)
	node := r.node.Partitionwise("Sample", true, func(part int, in plan.Stream, emit plan.Emit) {
		draw := plan.NewDraw(seed, part)
		in(func(batch any) bool {
			xs := batch.([]T)
			counts := draw.Counts(len(xs), withReplacement, fraction)
			var out []T
			for i, x := range xs {
				for k := 0; k < counts[i]; k++ {
					out = append(out, x)
				}
			}
			return emit(out)
		})
	})
	return called[T](r.ctx, node, "Sample", r.node, withReplacement, fraction, seed)
}

// RandomSplit spreads the elements at random over as many RDDs as there are weights, each element to exactly one of
// them. The sizes are about in proportion to the weights. The same seed on the same partitions gives the same split,
// and each part can be computed by itself: cache r when that means computing it several times.
func (r *RDD[T]) RandomSplit(weights []float64, seed int64) []*RDD[T] {
	bounds := plan.SplitBounds("RandomSplit", weights)
	out := make([]*RDD[T], len(weights))
	var none []*RDD[T]
	for i := range weights {
		out[i] = between(r, bounds[i], bounds[i+1], seed)
		out[i].node.CalledAt(i, "RandomSplit", none, r.node, weights, seed)
	}
	return out
}

// between keeps the elements whose random number lies in [lo, hi).
func between[T any](r *RDD[T], lo, hi float64, seed int64) *RDD[T] {
	node := r.node.Partitionwise("RandomSplit", true, func(part int, in plan.Stream, emit plan.Emit) {
		draw := plan.NewDraw(seed, part)
		in(func(batch any) bool {
			xs := batch.([]T)
			us := draw.Uniform(len(xs))
			var out []T
			for i, x := range xs {
				if us[i] >= lo && us[i] < hi {
					out = append(out, x)
				}
			}
			return emit(out)
		})
	})
	return &RDD[T]{ctx: r.ctx, node: node}
}

// Zip pairs the elements of l and r by position. Both need the same number of partitions, and in each partition the
// same number of elements, as two RDDs have that come from one by Map; otherwise the action panics with an *Error.
func Zip[T, U any](l *RDD[T], r *RDD[U]) *RDD[Tuple2[T, U]] {
	node := l.node.Zip(r.node, func(left, right any) any {
		xs := left.([]T)
		ys := right.([]U)
		out := make([]Tuple2[T, U], len(xs))
		for i, x := range xs {
			out[i] = Tuple2[T, U]{First: x, Second: ys[i]}
		}
		return out
	})
	return called[Tuple2[T, U]](l.ctx, node, "Zip", l.node, r.node)
}

// ZipWithIndex pairs each element with its number, counted from 0 in the order of Collect. All partitions have to be
// computed before the first number of the second one is known, so this begins a new stage, like a shuffle.
func ZipWithIndex[T any](r *RDD[T]) *RDD[Tuple2[T, int64]] {
	n := r.node.Partitions
	dep := r.node.CountedDep(kit[T]())
	node := r.ctx.Graph().Merge("ZipWithIndex", []plan.Dep{dep}, n, nil, func(part int, ins []plan.Input, emit plan.Emit) {
		next := ins[0].Offset
		var room []Tuple2[T, int64]
		ins[0].Stream(func(batch any) bool {
			xs := batch.([]T)
			if len(room) < len(xs) {
				room = make([]Tuple2[T, int64], len(xs))
			}
			out := room[:len(xs)]
			for i, x := range xs {
				out[i] = Tuple2[T, int64]{First: x, Second: next + int64(i)}
			}
			next += int64(len(xs))
			return emit(out)
		})
	})
	return called[Tuple2[T, int64]](r.ctx, node, "ZipWithIndex", r.node)
}

// ZipWithUniqueID pairs each element with a number that no other element has. Unlike ZipWithIndex it needs no stage
// of its own: the numbers of partition p are p, p+n, p+2n, ... with n partitions.
func ZipWithUniqueID[T any](r *RDD[T]) *RDD[Tuple2[T, int64]] {
	n := int64(r.node.Partitions)
	node := r.node.Partitionwise("ZipWithUniqueID", false, func(part int, in plan.Stream, emit plan.Emit) {
		id := int64(part)
		in(func(batch any) bool {
			xs := batch.([]T)
			out := make([]Tuple2[T, int64], len(xs))
			for i, x := range xs {
				out[i] = Tuple2[T, int64]{First: x, Second: id}
				id += n
			}
			return emit(out)
		})
	})
	return called[Tuple2[T, int64]](r.ctx, node, "ZipWithUniqueID", r.node)
}

// Cartesian pairs every element of l with every element of r. It has as many partitions as both numbers multiplied,
// and computes the partitions of r anew for each of l's: cache r when that is costly.
func Cartesian[T, U any](l *RDD[T], r *RDD[U]) *RDD[Tuple2[T, U]] {
	node := l.node.Cartesian(r.node, func(left, right any) any {
		xs := left.([]T)
		ys := right.([]U)
		out := make([]Tuple2[T, U], 0, len(xs)*len(ys))
		for _, x := range xs {
			for _, y := range ys {
				out = append(out, Tuple2[T, U]{First: x, Second: y})
			}
		}
		return out
	})
	return called[Tuple2[T, U]](l.ctx, node, "Cartesian", l.node, r.node)
}

// ForEachPartition calls f with the elements of each partition, in the tasks.
func (r *RDD[T]) ForEachPartition(f func(iter.Seq[T])) {
	r.ctx.Executor().Run("ForEachPartition", r.node, nil, func(part int, in plan.Stream) any {
		f(elements[T](in))
		return nil
	})
}
