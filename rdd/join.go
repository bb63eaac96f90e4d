package rdd

import "lab/rdd/plan"

// CoGroup gathers, for each key of l or r, the values in l and the values in r; the side that does not have the key is a
// nil slice. RDDs that are placed by the same partitioner already are not shuffled. Within a partition the keys of l come first, in their order, then those that
// only r has.
//
// Without a partition count the partitioner of l or r is used, the one with more partitions, or else as many
// partitions as the larger one has.
func CoGroup[K comparable, V, W any](l *RDD[Pair[K, V]], r *RDD[Pair[K, W]],
	partitions ...int) *RDD[Pair[K, Tuple2[[]V, []W]]] {
	p := plan.Choose("CoGroup", []*plan.Node{l.node, r.node}, partitions)
	return &RDD[Pair[K, Tuple2[[]V, []W]]]{ctx: l.ctx, node: coGroup("CoGroup", l, r, p)}
}

func coGroup[K comparable, V, W any](op string, l *RDD[Pair[K, V]], r *RDD[Pair[K, W]], p *plan.Partitioner) *plan.Node {
	plan.CheckKeys(op, []K{})
	left := l.node.HashDep(p, nil, pairBuckets[Pair[K, V]])
	right := r.node.HashDep(p, nil, pairBuckets[Pair[K, W]])
	return l.ctx.Graph().Merge(op, []plan.Dep{left, right}, p.Partitions, p, func(part int, ins []plan.Input, emit plan.Emit) {
		index := make(map[K]int)
		var entries []Pair[K, Tuple2[[]V, []W]]
		ins[0].Each(func(batch any) {
			in := batch.([]Pair[K, V])
			for _, x := range in {
				i, ok := index[x.Key]
				if !ok {
					i = len(entries)
					index[x.Key] = i
					entries = append(entries, Pair[K, Tuple2[[]V, []W]]{Key: x.Key})
				}
				entries[i].Value.First = append(entries[i].Value.First, x.Value)
			}
		})
		ins[1].Each(func(batch any) {
			in := batch.([]Pair[K, W])
			for _, x := range in {
				i, ok := index[x.Key]
				if !ok {
					i = len(entries)
					index[x.Key] = i
					entries = append(entries, Pair[K, Tuple2[[]V, []W]]{Key: x.Key})
				}
				entries[i].Value.Second = append(entries[i].Value.Second, x.Value)
			}
		})
		emit(entries)
	})
}

// joined makes the pairs of a join out of the groups of both sides, as they come. match puts what it makes of one
// key's values and ends when put answers false.
func joined[K comparable, V, W, X any](op string, l *RDD[Pair[K, V]], r *RDD[Pair[K, W]], partitions []int,
	match func(vs []V, ws []W, put func(X) bool)) *RDD[Pair[K, X]] {
	p := plan.Choose(op, []*plan.Node{l.node, r.node}, partitions)
	groups := coGroup(op, l, r, p)
	node := groups.Partitionwise(op, true, func(part int, in plan.Stream, emit plan.Emit) {
		in(func(batch any) bool {
			entries := batch.([]Pair[K, Tuple2[[]V, []W]])
			more := true
			var out []Pair[K, X]
			for _, e := range entries {
				put := func(x X) bool {
					out = append(out, Pair[K, X]{Key: e.Key, Value: x})
					if len(out) >= plan.BatchSize {
						more = emit(out)
						out = nil
					}
					return more
				}
				match(e.Value.First, e.Value.Second, put)
				if !more {
					return false
				}
			}
			return emit(out)
		})
	})
	return &RDD[Pair[K, X]]{ctx: l.ctx, node: node}
}

// Join pairs, for each key that both have, every value in l with every value in r. Partitions, placing and order are
// as with CoGroup.
func Join[K comparable, V, W any](l *RDD[Pair[K, V]], r *RDD[Pair[K, W]], partitions ...int) *RDD[Pair[K, Tuple2[V, W]]] {
	return joined("Join", l, r, partitions, func(vs []V, ws []W, put func(Tuple2[V, W]) bool) {
		for _, v := range vs {
			for _, w := range ws {
				if !put(Tuple2[V, W]{First: v, Second: w}) {
					return
				}
			}
		}
	})
}

// LeftOuterJoin is Join that keeps the pairs of l whose key r does not have: their second value is not OK.
func LeftOuterJoin[K comparable, V, W any](l *RDD[Pair[K, V]], r *RDD[Pair[K, W]],
	partitions ...int) *RDD[Pair[K, Tuple2[V, Optional[W]]]] {
	return joined("LeftOuterJoin", l, r, partitions, func(vs []V, ws []W, put func(Tuple2[V, Optional[W]]) bool) {
		for _, v := range vs {
			for _, w := range ws {
				if !put(Tuple2[V, Optional[W]]{First: v, Second: Optional[W]{Value: w, OK: true}}) {
					return
				}
			}
			if len(ws) == 0 {
				if !put(Tuple2[V, Optional[W]]{First: v}) {
					return
				}
			}
		}
	})
}

// RightOuterJoin is Join that keeps the pairs of r whose key l does not have: their first value is not OK.
func RightOuterJoin[K comparable, V, W any](l *RDD[Pair[K, V]], r *RDD[Pair[K, W]],
	partitions ...int) *RDD[Pair[K, Tuple2[Optional[V], W]]] {
	return joined("RightOuterJoin", l, r, partitions, func(vs []V, ws []W, put func(Tuple2[Optional[V], W]) bool) {
		for _, v := range vs {
			for _, w := range ws {
				if !put(Tuple2[Optional[V], W]{First: Optional[V]{Value: v, OK: true}, Second: w}) {
					return
				}
			}
		}
		if len(vs) == 0 {
			for _, w := range ws {
				if !put(Tuple2[Optional[V], W]{Second: w}) {
					return
				}
			}
		}
	})
}

// FullOuterJoin is Join that keeps the pairs of either side whose key the other does not have.
func FullOuterJoin[K comparable, V, W any](l *RDD[Pair[K, V]], r *RDD[Pair[K, W]],
	partitions ...int) *RDD[Pair[K, Tuple2[Optional[V], Optional[W]]]] {
	return joined("FullOuterJoin", l, r, partitions, func(vs []V, ws []W, put func(Tuple2[Optional[V], Optional[W]]) bool) {
		for _, v := range vs {
			for _, w := range ws {
				if !put(Tuple2[Optional[V], Optional[W]]{First: Optional[V]{Value: v, OK: true}, Second: Optional[W]{Value: w, OK: true}}) {
					return
				}
			}
			if len(ws) == 0 {
				if !put(Tuple2[Optional[V], Optional[W]]{First: Optional[V]{Value: v, OK: true}}) {
					return
				}
			}
		}
		if len(vs) == 0 {
			for _, w := range ws {
				if !put(Tuple2[Optional[V], Optional[W]]{Second: Optional[W]{Value: w, OK: true}}) {
					return
				}
			}
		}
	})
}

// SubtractByKey keeps the pairs of l whose key r does not have. Partitions and placing are as with CoGroup, the order
// is l's.
func SubtractByKey[K comparable, V, W any](l *RDD[Pair[K, V]], r *RDD[Pair[K, W]], partitions ...int) *RDD[Pair[K, V]] {
	plan.CheckKeys("SubtractByKey", []K{})
	explicit := partitions
	if len(explicit) == 0 && l.node.Partitioner == nil {
		explicit = []int{max(l.node.Partitions, 1)}
	}
	p := plan.Choose("SubtractByKey", []*plan.Node{l.node, r.node}, explicit)
	left := l.node.HashDep(p, nil, pairBuckets[Pair[K, V]])
	right := r.node.HashDep(p, nil, pairBuckets[Pair[K, W]])
	node := l.ctx.Graph().Merge("SubtractByKey", []plan.Dep{left, right}, p.Partitions, p,
		func(part int, ins []plan.Input, emit plan.Emit) {
			gone := make(map[K]bool)
			ins[1].Each(func(batch any) {
				in := batch.([]Pair[K, W])
				for _, x := range in {
					gone[x.Key] = true
				}
			})
			ins[0].Stream(func(batch any) bool {
				in := batch.([]Pair[K, V])
				var out []Pair[K, V]
				for _, x := range in {
					if !gone[x.Key] {
						out = append(out, x)
					}
				}
				return emit(out)
			})
		})
	return &RDD[Pair[K, V]]{ctx: l.ctx, node: node}
}

// Subtract keeps the elements of l that r does not have. The order within a partition is l's.
func Subtract[T comparable](l, r *RDD[T], partitions ...int) *RDD[T] {
	plan.CheckKeys("Subtract", []T{})
	return compared("Subtract", l, r, partitions, func(inRight bool) bool { return !inRight }, false)
}

// Intersection has the elements that both l and r have, each once. The order within a partition is l's.
func Intersection[T comparable](l, r *RDD[T], partitions ...int) *RDD[T] {
	plan.CheckKeys("Intersection", []T{})
	return compared("Intersection", l, r, partitions, func(inRight bool) bool { return inRight }, true)
}

// compared keeps the elements of l for which keep is true, told whether r has them.
func compared[T comparable](op string, l, r *RDD[T], partitions []int, keep func(bool) bool, once bool) *RDD[T] {
	n := plan.Count(op, partitions, max(l.node.Partitions, r.node.Partitions))
	table := func() *plan.Table {
		return distinctTable[T]()
	}
	leftTable := table
	if !once {
		leftTable = nil
	}
	left := l.node.WholeDep(n, leftTable, pairBuckets[T])
	right := r.node.WholeDep(n, table, pairBuckets[T])
	node := l.ctx.Graph().Merge(op, []plan.Dep{left, right}, n, nil, func(part int, ins []plan.Input, emit plan.Emit) {
		there := make(map[T]bool)
		ins[1].Each(func(batch any) {
			in := batch.([]T)
			for _, x := range in {
				there[x] = true
			}
		})
		done := make(map[T]bool)
		ins[0].Stream(func(batch any) bool {
			in := batch.([]T)
			var out []T
			for _, x := range in {
				if !keep(there[x]) || done[x] {
					continue
				}
				if once {
					done[x] = true
				}
				out = append(out, x)
			}
			return emit(out)
		})
	})
	return &RDD[T]{ctx: l.ctx, node: node}
}
