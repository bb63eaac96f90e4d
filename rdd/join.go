package rdd

import (
	"lab/rdd/hash"
	"lab/rdd/plan"
)

// CoGroup gathers, for each key of l or r, the values in l and the values in r; the side that does not have the key is a
// nil slice. RDDs that are placed by the same partitioner already are not shuffled. Within a partition the keys of l come first, in their order, then those that
// only r has.
//
// Without a partition count the partitioner of l or r is used, the one with more partitions, or else as many
// partitions as the larger one has.
func CoGroup[K comparable, V, W any](l *RDD[Pair[K, V]], r *RDD[Pair[K, W]],
	partitions ...int) *RDD[Pair[K, Tuple2[[]V, []W]]] {
	plan.CheckKeys("CoGroup", []K{})
	p := plan.Choose("CoGroup", []*plan.Node{l.node, r.node}, partitions)
	left := l.node.HashDep(p, nil, kit[Pair[K, V]]())
	right := r.node.HashDep(p, nil, kit[Pair[K, W]]())
	node := l.ctx.Graph().Aggregate("CoGroup", []plan.Dep{left, right}, p.Partitions, p, grouping[K, V, W]())
	return called[Pair[K, Tuple2[[]V, []W]]](l.ctx, node, "CoGroup", l.node, r.node, partitions)
}

// grouping gathers the values of two inputs by key.
func grouping[K comparable, V, W any]() *plan.Aggregation {
	table := func() *plan.Table {
		index := hash.NewIndex([]K{})
		entries := []Pair[K, Tuple2[[]V, []W]]{}
		add := func(input int, batch any) {
			places, fresh := index.Find(batch, entries)
			first := len(entries)
			if input == 0 {
				in := batch.([]Pair[K, V])
				for _, i := range fresh {
					entries = append(entries, Pair[K, Tuple2[[]V, []W]]{Key: in[i].Key})
				}
				for i, at := range plan.Numbered(places, first) {
					entries[at].Value.First = append(entries[at].Value.First, in[i].Value)
				}
				return
			}
			in := batch.([]Pair[K, W])
			for _, i := range fresh {
				entries = append(entries, Pair[K, Tuple2[[]V, []W]]{Key: in[i].Key})
			}
			for i, at := range plan.Numbered(places, first) {
				entries[at].Value.Second = append(entries[at].Value.Second, in[i].Value)
			}
		}
		load := func(batch any) []int32 {
			in := batch.([]Pair[K, Tuple2[[]V, []W]])
			places, fresh := index.Find(in, entries)
			for _, i := range fresh {
				entries = append(entries, in[i])
			}
			for i, at := range places {
				if at >= 0 {
					entries[at].Value.First = append(entries[at].Value.First, in[i].Value.First...)
					entries[at].Value.Second = append(entries[at].Value.Second, in[i].Value.Second...)
				}
			}
			return fresh
		}
		return plan.NewTable(add, load, func() any { return entries })
	}
	return plan.Keeping(plan.NewAggregation(table, kit[Pair[K, Tuple2[[]V, []W]]](), false, nil))
}

// joined joins l and r by key: both makes the value for a pair of matching values. left and right make the values for
// what only l or r has; where they are nil, that is left out.
func joined[K comparable, V, W, X any](op string, l *RDD[Pair[K, V]], r *RDD[Pair[K, W]], partitions []int,
	both func(V, W) X, left func(V) X, right func(W) X) *RDD[Pair[K, X]] {
	plan.CheckKeys(op, []K{})
	p := plan.Choose(op, []*plan.Node{l.node, r.node}, partitions)
	how := plan.NewJoining(func() *plan.Build {
		return matching[K, V, W, X](both, left, right)
	}, kit[Pair[K, V]](), kit[Pair[K, W]](), kit[Pair[K, X]](), false)
	from := l.node.HashDep(p, nil, how.Left)
	with := r.node.HashDep(p, nil, how.Right)
	return &RDD[Pair[K, X]]{ctx: l.ctx, node: l.ctx.Graph().Join(op, from, with, p.Partitions, p, how)}
}

// matching is the table of a join: the rows of the right side, those of a key chained in their order.
func matching[K comparable, V, W, X any](both func(V, W) X, left func(V) X, right func(W) X) *plan.Build {
	index := hash.NewIndex([]K{})
	keys := []K{}           // by the numbers of their chains
	var first, last []int32 // rows where chains begin and end
	var met []bool          // chains that were probed
	rows := []Pair[K, W]{}
	var next, chain []int32 // of each row: the next one in its chain, or -1, and the chain
	add := func(batch any) {
		in := batch.([]Pair[K, W])
		places, fresh := index.Find(in, keys)
		known := len(keys)
		for _, i := range fresh {
			keys = append(keys, in[i].Key)
			first = append(first, -1)
			last = append(last, -1)
			met = append(met, false)
		}
		for i, c := range plan.Numbered(places, known) {
			row := int32(len(rows))
			rows = append(rows, in[i])
			next = append(next, -1)
			chain = append(chain, c)
			if first[c] < 0 {
				first[c] = row
			} else {
				next[last[c]] = row
			}
			last[c] = row
		}
	}
	var out []Pair[K, X]
	var from []int32
	probe := func(batch any, emit func(out any, from []int32) bool) bool {
		in := batch.([]Pair[K, V])
		out = out[:0]
		from = from[:0]
		for i, c := range index.Look(in, keys) {
			x := in[i]
			if c < 0 {
				if left != nil {
					out = append(out, Pair[K, X]{Key: x.Key, Value: left(x.Value)})
					from = append(from, int32(i))
				}
				continue
			}
			met[c] = true
			for row := first[c]; row >= 0; row = next[row] {
				out = append(out, Pair[K, X]{Key: x.Key, Value: both(x.Value, rows[row].Value)})
				from = append(from, int32(i))
				if len(out) >= plan.BatchSize {
					more := emit(out, from)
					if !more {
						return false
					}
					out = out[:0]
					from = from[:0]
				}
			}
		}
		return emit(out, from)
	}
	rest := func(emit func(out any, from []int32) bool) bool {
		out = out[:0]
		from = from[:0]
		if right == nil {
			return true
		}
		for row, x := range rows {
			if met[chain[row]] {
				continue
			}
			out = append(out, Pair[K, X]{Key: x.Key, Value: right(x.Value)})
			from = append(from, int32(row))
			if len(out) >= plan.BatchSize {
				more := emit(out, from)
				if !more {
					return false
				}
				out = out[:0]
				from = from[:0]
			}
		}
		return emit(out, from)
	}
	return plan.NewBuild(add, func() any { return rows }, probe, rest)
}

// Join pairs, for each key that both have, every value in l with every value in r. Partitions and placing are as with
// CoGroup. Within a partition the order is l's, and then, for each pair of l, that of its matches in r.
func Join[K comparable, V, W any](l *RDD[Pair[K, V]], r *RDD[Pair[K, W]], partitions ...int) *RDD[Pair[K, Tuple2[V, W]]] {
	both := func(v V, w W) Tuple2[V, W] {
		return Tuple2[V, W]{First: v, Second: w}
	}
	out := joined[K, V, W, Tuple2[V, W]]("Join", l, r, partitions, both, nil, nil)
	return called[Pair[K, Tuple2[V, W]]](l.ctx, out.node, "Join", l.node, r.node, partitions)
}

// LeftOuterJoin is Join that keeps the pairs of l whose key r does not have: their second value is not OK.
func LeftOuterJoin[K comparable, V, W any](l *RDD[Pair[K, V]], r *RDD[Pair[K, W]],
	partitions ...int) *RDD[Pair[K, Tuple2[V, Optional[W]]]] {
	both := func(v V, w W) Tuple2[V, Optional[W]] {
		return Tuple2[V, Optional[W]]{First: v, Second: Optional[W]{Value: w, OK: true}}
	}
	left := func(v V) Tuple2[V, Optional[W]] {
		return Tuple2[V, Optional[W]]{First: v}
	}
	out := joined[K, V, W, Tuple2[V, Optional[W]]]("LeftOuterJoin", l, r, partitions, both, left, nil)
	return called[Pair[K, Tuple2[V, Optional[W]]]](l.ctx, out.node, "LeftOuterJoin", l.node, r.node, partitions)
}

// RightOuterJoin is Join that keeps the pairs of r whose key l does not have: their first value is not OK. They come
// last in their partition, in the order of r.
func RightOuterJoin[K comparable, V, W any](l *RDD[Pair[K, V]], r *RDD[Pair[K, W]],
	partitions ...int) *RDD[Pair[K, Tuple2[Optional[V], W]]] {
	both := func(v V, w W) Tuple2[Optional[V], W] {
		return Tuple2[Optional[V], W]{First: Optional[V]{Value: v, OK: true}, Second: w}
	}
	right := func(w W) Tuple2[Optional[V], W] {
		return Tuple2[Optional[V], W]{Second: w}
	}
	out := joined[K, V, W, Tuple2[Optional[V], W]]("RightOuterJoin", l, r, partitions, both, nil, right)
	return called[Pair[K, Tuple2[Optional[V], W]]](l.ctx, out.node, "RightOuterJoin", l.node, r.node, partitions)
}

// FullOuterJoin is Join that keeps the pairs of either side whose key the other does not have. Those of r come last in
// their partition.
func FullOuterJoin[K comparable, V, W any](l *RDD[Pair[K, V]], r *RDD[Pair[K, W]],
	partitions ...int) *RDD[Pair[K, Tuple2[Optional[V], Optional[W]]]] {
	both := func(v V, w W) Tuple2[Optional[V], Optional[W]] {
		return Tuple2[Optional[V], Optional[W]]{First: Optional[V]{Value: v, OK: true}, Second: Optional[W]{Value: w, OK: true}}
	}
	left := func(v V) Tuple2[Optional[V], Optional[W]] {
		return Tuple2[Optional[V], Optional[W]]{First: Optional[V]{Value: v, OK: true}}
	}
	right := func(w W) Tuple2[Optional[V], Optional[W]] {
		return Tuple2[Optional[V], Optional[W]]{Second: Optional[W]{Value: w, OK: true}}
	}
	out := joined[K, V, W, Tuple2[Optional[V], Optional[W]]]("FullOuterJoin", l, r, partitions, both, left, right)
	return called[Pair[K, Tuple2[Optional[V], Optional[W]]]](l.ctx, out.node, "FullOuterJoin", l.node, r.node, partitions)
}
