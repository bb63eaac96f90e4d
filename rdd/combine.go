package rdd

import (
	"lab/rdd/hash"
	"lab/rdd/plan"
)

// combining gathers the values of each key: create makes a combiner of the first value, merge adds another value, and
// join adds a combiner of the same key to another, its first argument.
func combining[K comparable, V, C any](create func(V) C, merge func(C, V) C, join func(C, C) C) *plan.Aggregation {
	table := func() *plan.Table {
		index := hash.NewIndex([]K{})
		entries := []Pair[K, C]{}
		add := func(input int, batch any) {
			in := batch.([]Pair[K, V])
			places, fresh := index.Find(in, entries)
			for _, i := range fresh {
				entries = append(entries, Pair[K, C]{Key: in[i].Key, Value: create(in[i].Value)})
			}
			for i, at := range places {
				if at >= 0 {
					entries[at].Value = merge(entries[at].Value, in[i].Value)
				}
			}
		}
		load := func(batch any) []int32 {
			in := batch.([]Pair[K, C])
			places, fresh := index.Find(in, entries)
			for _, i := range fresh {
				entries = append(entries, in[i])
			}
			for i, at := range places {
				if at >= 0 {
					entries[at].Value = join(entries[at].Value, in[i].Value)
				}
			}
			return fresh
		}
		return plan.NewTable(add, load, func() any { return entries })
	}
	single := func(batch any) any {
		in := batch.([]Pair[K, V])
		out := make([]Pair[K, C], len(in))
		for i, p := range in {
			out[i] = Pair[K, C]{Key: p.Key, Value: create(p.Value)}
		}
		return out
	}
	return plan.NewAggregation(table, kit[Pair[K, C]](), false, single)
}

// combineByKey is what the operations that combine values share. Without mapSide the values travel as they are.
func combineByKey[K comparable, V, C any](op string, r *RDD[Pair[K, V]], create func(V) C, mergeValue func(C, V) C,
	mergeCombiners func(C, C) C, mapSide bool, partitions []int) *RDD[Pair[K, C]] {
	plan.CheckKeys(op, []K{})
	p := plan.Choose(op, []*plan.Node{r.node}, partitions)
	values := combining[K, V, C](create, mergeValue, mergeCombiners)
	merged := values
	var dep plan.Dep
	if p.Equal(r.node.Partitioner) {
		dep = r.node.Narrow()
	} else if mapSide {
		dep = r.node.HashDep(p, values, kit[Pair[K, C]]())
		// Blocks of a shuffle serve later jobs too, so a combiner that the merge may change in place is copied first.
		first := func(c C) C { return c }
		if plan.Mutable([]C{}) {
			first = copyOf[C]
		}
		merged = combining[K, C, C](first, mergeCombiners, mergeCombiners)
	} else {
		dep = r.node.HashDep(p, nil, kit[Pair[K, V]]())
	}
	if !mapSide {
		merged = plan.Keeping(merged)
	}
	node := r.ctx.Graph().Aggregate(op, []plan.Dep{dep}, p.Partitions, p, merged)
	return &RDD[Pair[K, C]]{ctx: r.ctx, node: node}
}

func copyOf[C any](c C) C {
	box := plan.Clone([]C{c})
	fresh := box.([]C)
	return fresh[0]
}

// CombineByKey combines the values of each key to one of type C: create makes it of the first value, mergeValue adds
// another value, mergeCombiners joins two; the latter two may change their first argument and return it. Values are
// combined within each map task before the shuffle, so that few travel: one C for each key and task, unless there is no
// memory for all keys, or so few keys repeat that combining would save nothing. It shuffles nothing when r is placed by
// the same partitioner already.
//
// The keys of a partition come in the order in which they first came in r. Without a partition count the partitioner
// of r is kept, or the number of its partitions.
func CombineByKey[K comparable, V, C any](r *RDD[Pair[K, V]], create func(V) C, mergeValue func(C, V) C,
	mergeCombiners func(C, C) C, partitions ...int) *RDD[Pair[K, C]] {
	out := combineByKey("CombineByKey", r, create, mergeValue, mergeCombiners, true, partitions)
	return called[Pair[K, C]](r.ctx, out.node, "CombineByKey", r.node, create, mergeValue, mergeCombiners, partitions)
}

// ReduceByKey combines the values of each key with f, which must be associative and must not change its arguments. It
// combines before the shuffle; see CombineByKey for that, for the order and for the number of partitions.
func ReduceByKey[K comparable, V any](r *RDD[Pair[K, V]], f func(V, V) V, partitions ...int) *RDD[Pair[K, V]] {
	out := combineByKey("ReduceByKey", r, func(v V) V { return v }, f, f, true, partitions)
	return called[Pair[K, V]](r.ctx, out.node, "ReduceByKey", r.node, f, partitions)
}

// AggregateByKey combines the values of each key, starting from zero: seq adds a value, comb joins two results of
// different map tasks. Both may change their first argument and return it; each start is with a copy of zero of its own. It
// may start any number of times for a key, so zero should change nothing. Otherwise it is as CombineByKey.
func AggregateByKey[K comparable, V, U any](r *RDD[Pair[K, V]], zero U, seq func(U, V) U, comb func(U, U) U,
	partitions ...int) *RDD[Pair[K, U]] {
	out := combineByKey("AggregateByKey", r, starting(zero, seq), seq, comb, true, partitions)
	return called[Pair[K, U]](r.ctx, out.node, "AggregateByKey", r.node, plan.Box([]U{zero}), seq, comb, partitions)
}

// FoldByKey is ReduceByKey with a start value. It may be used any number of times for a key, so it should change nothing:
// 0 for a sum, 1 for a product.
func FoldByKey[K comparable, V any](r *RDD[Pair[K, V]], zero V, f func(V, V) V, partitions ...int) *RDD[Pair[K, V]] {
	out := combineByKey("FoldByKey", r, starting(zero, f), f, f, true, partitions)
	return called[Pair[K, V]](r.ctx, out.node, "FoldByKey", r.node, plan.Box([]V{zero}), f, partitions)
}

// starting applies seq to a fresh copy of zero.
func starting[U, V any](zero U, seq func(U, V) U) func(V) U {
	if !plan.Mutable([]U{}) {
		return func(v V) U {
			return seq(zero, v)
		}
	}
	fresh := plan.Fresh([]U{zero})
	return func(v V) U {
		box := fresh()
		start := box.([]U)
		return seq(start[0], v)
	}
}

// GroupByKey gathers the values of each key, in the order in which they come in r. All values travel in the shuffle;
// where they are reduced afterwards, ReduceByKey or AggregateByKey moves far less. Order and number of partitions are
// as with CombineByKey.
func GroupByKey[K comparable, V any](r *RDD[Pair[K, V]], partitions ...int) *RDD[Pair[K, []V]] {
	create := func(v V) []V {
		return []V{v}
	}
	add := func(vs []V, v V) []V {
		return append(vs, v)
	}
	join := func(a, b []V) []V {
		return append(a, b...)
	}
	out := combineByKey("GroupByKey", r, create, add, join, false, partitions)
	return called[Pair[K, []V]](r.ctx, out.node, "GroupByKey", r.node, partitions)
}

// GroupBy gathers the elements for which key gives the same answer. It is KeyBy followed by GroupByKey.
func GroupBy[T any, K comparable](r *RDD[T], key func(T) K, partitions ...int) *RDD[Pair[K, []T]] {
	out := GroupByKey(KeyBy(r, key), partitions...)
	return called[Pair[K, []T]](r.ctx, out.node, "GroupBy", r.node, key, partitions)
}

// Distinct keeps one of each set of equal elements. Within a partition they come in the order in which they first
// came in r.
func Distinct[T comparable](r *RDD[T], partitions ...int) *RDD[T] {
	plan.CheckKeys("Distinct", []T{})
	n := plan.Count("Distinct", partitions, r.node.Partitions)
	once := distinct[T]()
	dep := r.node.WholeDep(n, once, kit[T]())
	node := r.ctx.Graph().Aggregate("Distinct", []plan.Dep{dep}, n, nil, once)
	return called[T](r.ctx, node, "Distinct", r.node, partitions)
}

// distinct keeps one of each set of equal elements.
func distinct[T comparable]() *plan.Aggregation {
	table := func() *plan.Table {
		index := hash.NewIndex([]T{})
		out := []T{}
		load := func(batch any) []int32 {
			in := batch.([]T)
			_, fresh := index.Find(in, out)
			for _, i := range fresh {
				out = append(out, in[i])
			}
			return fresh
		}
		add := func(input int, batch any) {
			load(batch)
		}
		return plan.NewTable(add, load, func() any { return out })
	}
	return plan.NewAggregation(table, kit[T](), true, func(batch any) any { return batch })
}
