package rdd

import (
	"lab/rdd/hash"
	"lab/rdd/plan"
)

// SubtractByKey keeps the pairs of l whose key r does not have. Partitions and placing are as with CoGroup, the order
// is l's.
func SubtractByKey[K comparable, V, W any](l *RDD[Pair[K, V]], r *RDD[Pair[K, W]], partitions ...int) *RDD[Pair[K, V]] {
	plan.CheckKeys("SubtractByKey", []K{})
	explicit := partitions
	if len(explicit) == 0 && l.node.Partitioner == nil {
		explicit = []int{max(l.node.Partitions, 1)}
	}
	p := plan.Choose("SubtractByKey", []*plan.Node{l.node, r.node}, explicit)
	out := keptByKey("SubtractByKey", l, r, p, false)
	return called[Pair[K, V]](l.ctx, out.node, "SubtractByKey", l.node, r.node, partitions)
}

// IntersectByKey keeps the pairs of l whose key r has, however often. It is what SubtractByKey leaves out; a Join would
// give a pair once for each value that r has. Partitions and placing are as with CoGroup, the order is l's.
func IntersectByKey[K comparable, V, W any](l *RDD[Pair[K, V]], r *RDD[Pair[K, W]], partitions ...int) *RDD[Pair[K, V]] {
	plan.CheckKeys("IntersectByKey", []K{})
	p := plan.Choose("IntersectByKey", []*plan.Node{l.node, r.node}, partitions)
	out := keptByKey("IntersectByKey", l, r, p, true)
	return called[Pair[K, V]](l.ctx, out.node, "IntersectByKey", l.node, r.node, partitions)
}

// keptByKey keeps the pairs of l of which r has the key, or those of which it has not. Of r only the keys travel, each
// once for each task.
func keptByKey[K comparable, V, W any](op string, l *RDD[Pair[K, V]], r *RDD[Pair[K, W]], p *plan.Partitioner, there bool) *RDD[Pair[K, V]] {
	node := r.node.Batchwise(op, true, func() func(batch any) any {
		var out []Pair[K, bool]
		return func(batch any) any {
			in := batch.([]Pair[K, W])
			out = out[:0]
			for _, x := range in {
				out = append(out, Pair[K, bool]{Key: x.Key})
			}
			return out
		}
	})
	first := func(a, b bool) bool {
		return a
	}
	once := combining[K, bool, bool](func(b bool) bool { return b }, first, first)
	how := plan.NewJoining(func() *plan.Build {
		return filtering[K, Pair[K, V], Pair[K, bool]](there, false)
	}, kit[Pair[K, V]](), kit[Pair[K, bool]](), kit[Pair[K, V]](), false)
	left := l.node.HashDep(p, nil, how.Left)
	right := node.HashDep(p, once, how.Right)
	return &RDD[Pair[K, V]]{ctx: l.ctx, node: l.ctx.Graph().Join(op, left, right, p.Partitions, p, how)}
}

// Subtract keeps the elements of l that r does not have. The order within a partition is l's.
func Subtract[T comparable](l, r *RDD[T], partitions ...int) *RDD[T] {
	return compared("Subtract", l, r, partitions, false)
}

// Intersection has the elements that both l and r have, each once. The order within a partition is l's.
func Intersection[T comparable](l, r *RDD[T], partitions ...int) *RDD[T] {
	return compared("Intersection", l, r, partitions, true)
}

// compared keeps the elements of l that r has, each once, or those that r has not.
func compared[T comparable](op string, l, r *RDD[T], partitions []int, there bool) *RDD[T] {
	plan.CheckKeys(op, []T{})
	n := plan.Count(op, partitions, max(l.node.Partitions, r.node.Partitions))
	once := distinct[T]()
	how := plan.NewJoining(func() *plan.Build {
		return filtering[T, T, T](there, there)
	}, kit[T](), kit[T](), kit[T](), true)
	left := l.node.WholeDep(n, nil, how.Left)
	if there {
		left = l.node.WholeDep(n, once, how.Left)
	}
	right := r.node.WholeDep(n, once, how.Right)
	node := l.ctx.Graph().Join(op, left, right, n, nil, how)
	return called[T](l.ctx, node, op, l.node, r.node, partitions)
}

// filtering is the table of a join that gives elements of the left side: those whose key, which is their first field or
// themselves, the right side has, or has not; once says that each key comes once.
func filtering[K comparable, L, R any](there, once bool) *plan.Build {
	index := hash.NewIndex([]K{})
	rows := []R{} // one for each key
	add := func(batch any) {
		in := batch.([]R)
		_, fresh := index.Find(in, rows)
		for _, i := range fresh {
			rows = append(rows, in[i])
		}
	}
	done := make(map[int32]bool)
	var out []L
	var from []int32
	probe := func(batch any, emit func(out any, from []int32) bool) bool {
		in := batch.([]L)
		out = out[:0]
		from = from[:0]
		for i, at := range index.Look(in, rows) {
			if (at >= 0) != there || done[at] {
				continue
			}
			if once {
				done[at] = true
			}
			out = append(out, in[i])
			from = append(from, int32(i))
		}
		return emit(out, from)
	}
	rest := func(emit func(out any, from []int32) bool) bool {
		return true
	}
	return plan.NewBuild(add, func() any { return rows }, probe, rest)
}
