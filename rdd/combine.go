package rdd

import "lab/rdd/plan"

// pairBuckets makes collectors of a shuffle for elements of type T.
func pairBuckets[T any](n int) *plan.Buckets {
	outs := make([][]T, n)
	add := func(batch any, dest []int32) {
		in := batch.([]T)
		for i, x := range in {
			d := dest[i]
			outs[d] = append(outs[d], x)
		}
	}
	result := func() []any {
		blocks := make([]any, n)
		for i, out := range outs {
			blocks[i] = out
		}
		return blocks
	}
	return plan.NewBuckets(add, result)
}

// combineTable makes a table that combines the values of each key, for one task. It keeps keys in the order in which
// they came first.
func combineTable[K comparable, V, C any](create func(V) C, merge func(C, V) C) *plan.Table {
	index := make(map[K]int)
	var entries []Pair[K, C]
	add := func(batch any) {
		in := batch.([]Pair[K, V])
		for _, p := range in {
			i, ok := index[p.Key]
			if ok {
				entries[i].Value = merge(entries[i].Value, p.Value)
			} else {
				index[p.Key] = len(entries)
				entries = append(entries, Pair[K, C]{Key: p.Key, Value: create(p.Value)})
			}
		}
	}
	result := func() any {
		return entries
	}
	return plan.NewTable(add, result)
}

// combineByKey is what the operations that combine values share. Without mapSide the values travel as they are.
func combineByKey[K comparable, V, C any](op string, r *RDD[Pair[K, V]], create func(V) C, mergeValue func(C, V) C,
	mergeCombiners func(C, C) C, mapSide bool, partitions []int) *RDD[Pair[K, C]] {
	plan.CheckKeys(op, []K{})
	p := plan.Choose(op, []*plan.Node{r.node}, partitions)
	values := func() *plan.Table {
		return combineTable[K, V, C](create, mergeValue)
	}
	merged := values
	var dep plan.Dep
	if p.Equal(r.node.Partitioner) {
		dep = r.node.Narrow()
	} else if mapSide {
		dep = r.node.HashDep(p, values, pairBuckets[Pair[K, C]])
		// Blocks of a shuffle serve later jobs too, so a combiner that the merge may change in place is copied first.
		first := func(c C) C { return c }
		if plan.Mutable([]C{}) {
			first = copyOf[C]
		}
		merged = func() *plan.Table {
			return combineTable[K, C, C](first, mergeCombiners)
		}
	} else {
		dep = r.node.HashDep(p, nil, pairBuckets[Pair[K, V]])
	}
	node := r.ctx.Graph().Merge(op, []plan.Dep{dep}, p.Partitions, p, func(part int, ins []plan.Input, emit plan.Emit) {
		table := merged()
		ins[0].Each(table.Add)
		emit(table.Result())
	})
	return &RDD[Pair[K, C]]{ctx: r.ctx, node: node}
}

func copyOf[C any](c C) C {
	box := plan.Clone([]C{c})
	fresh := box.([]C)
	return fresh[0]
}

// CombineByKey combines the values of each key to one of type C: create makes it of the first value, mergeValue adds
// another value, mergeCombiners joins two; the latter two may change their first argument and return it. Values are
// combined within each map task before the shuffle, so only one C for each key and task travels. It shuffles nothing
// when r is placed by the same partitioner already.
//
// The keys of a partition come in the order in which they first came in r. Without a partition count the partitioner
// of r is kept, or the number of its partitions.
func CombineByKey[K comparable, V, C any](r *RDD[Pair[K, V]], create func(V) C, mergeValue func(C, V) C,
	mergeCombiners func(C, C) C, partitions ...int) *RDD[Pair[K, C]] {
	return combineByKey("CombineByKey", r, create, mergeValue, mergeCombiners, true, partitions)
}

// ReduceByKey combines the values of each key with f, which must be associative and must not change its arguments. It
// combines before the shuffle; see CombineByKey for that, for the order and for the number of partitions.
func ReduceByKey[K comparable, V any](r *RDD[Pair[K, V]], f func(V, V) V, partitions ...int) *RDD[Pair[K, V]] {
	return combineByKey("ReduceByKey", r, func(v V) V { return v }, f, f, true, partitions)
}

// AggregateByKey combines the values of each key, starting from zero: seq adds a value, comb joins two results of
// different map tasks. Both may change their first argument and return it; each key starts with a copy of zero of its
// own. Otherwise it is as CombineByKey.
func AggregateByKey[K comparable, V, U any](r *RDD[Pair[K, V]], zero U, seq func(U, V) U, comb func(U, U) U,
	partitions ...int) *RDD[Pair[K, U]] {
	return combineByKey("AggregateByKey", r, starting(zero, seq), seq, comb, true, partitions)
}

// FoldByKey is ReduceByKey with a start value, which is used once for each key and map task.
func FoldByKey[K comparable, V any](r *RDD[Pair[K, V]], zero V, f func(V, V) V, partitions ...int) *RDD[Pair[K, V]] {
	return combineByKey("FoldByKey", r, starting(zero, f), f, f, true, partitions)
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
	return combineByKey("GroupByKey", r, create, add, join, false, partitions)
}

// GroupBy gathers the elements for which key gives the same answer. It is KeyBy followed by GroupByKey.
func GroupBy[T any, K comparable](r *RDD[T], key func(T) K, partitions ...int) *RDD[Pair[K, []T]] {
	return GroupByKey(KeyBy(r, key), partitions...)
}

// Distinct keeps one of each set of equal elements. Within a partition they come in the order in which they first
// came in r.
func Distinct[T comparable](r *RDD[T], partitions ...int) *RDD[T] {
	plan.CheckKeys("Distinct", []T{})
	n := plan.Count("Distinct", partitions, r.node.Partitions)
	table := func() *plan.Table {
		return distinctTable[T]()
	}
	dep := r.node.WholeDep(n, table, pairBuckets[T])
	node := r.ctx.Graph().Merge("Distinct", []plan.Dep{dep}, n, nil, func(part int, ins []plan.Input, emit plan.Emit) {
		t := distinctTable[T]()
		ins[0].Each(t.Add)
		emit(t.Result())
	})
	return &RDD[T]{ctx: r.ctx, node: node}
}

func distinctTable[T comparable]() *plan.Table {
	seen := make(map[T]bool)
	var out []T
	add := func(batch any) {
		in := batch.([]T)
		for _, x := range in {
			if !seen[x] {
				seen[x] = true
				out = append(out, x)
			}
		}
	}
	result := func() any {
		return out
	}
	return plan.NewTable(add, result)
}
