package rdd

import "lab/rdd/plan"

// Tuple3 holds three values, such as the groups of a CoGroup3.
type Tuple3[A, B, C any] struct {
	First  A
	Second B
	Third  C
}

// Tuple4 holds four values.
type Tuple4[A, B, C, D any] struct {
	First  A
	Second B
	Third  C
	Fourth D
}

// CoGroup3 is CoGroup of three RDDs: for each key that one of them has, its values in each.
func CoGroup3[K comparable, A, B, C any](r1 *RDD[Pair[K, A]], r2 *RDD[Pair[K, B]], r3 *RDD[Pair[K, C]],
	partitions ...int) *RDD[Pair[K, Tuple3[[]A, []B, []C]]] {
	plan.CheckKeys("CoGroup3", []K{})
	p := plan.Choose("CoGroup3", []*plan.Node{r1.node, r2.node, r3.node}, partitions)
	deps := []plan.Dep{
		r1.node.HashDep(p, nil, pairBuckets[Pair[K, A]]),
		r2.node.HashDep(p, nil, pairBuckets[Pair[K, B]]),
		r3.node.HashDep(p, nil, pairBuckets[Pair[K, C]]),
	}
	node := r1.ctx.Graph().Merge("CoGroup3", deps, p.Partitions, p, func(part int, ins []plan.Input, emit plan.Emit) {
		index := make(map[K]int)
		var groups []Pair[K, Tuple3[[]A, []B, []C]]
		find := func(k K) int {
			i, ok := index[k]
			if !ok {
				i = len(groups)
				index[k] = i
				groups = append(groups, Pair[K, Tuple3[[]A, []B, []C]]{Key: k})
			}
			return i
		}
		eachPair(ins[0], func(k K, v A) {
			i := find(k)
			groups[i].Value.First = append(groups[i].Value.First, v)
		})
		eachPair(ins[1], func(k K, v B) {
			i := find(k)
			groups[i].Value.Second = append(groups[i].Value.Second, v)
		})
		eachPair(ins[2], func(k K, v C) {
			i := find(k)
			groups[i].Value.Third = append(groups[i].Value.Third, v)
		})
		emit(groups)
	})
	return &RDD[Pair[K, Tuple3[[]A, []B, []C]]]{ctx: r1.ctx, node: node}
}

// CoGroup4 is CoGroup of four RDDs: for each key that one of them has, its values in each.
func CoGroup4[K comparable, A, B, C, D any](r1 *RDD[Pair[K, A]], r2 *RDD[Pair[K, B]], r3 *RDD[Pair[K, C]],
	r4 *RDD[Pair[K, D]], partitions ...int) *RDD[Pair[K, Tuple4[[]A, []B, []C, []D]]] {
	plan.CheckKeys("CoGroup4", []K{})
	p := plan.Choose("CoGroup4", []*plan.Node{r1.node, r2.node, r3.node, r4.node}, partitions)
	deps := []plan.Dep{
		r1.node.HashDep(p, nil, pairBuckets[Pair[K, A]]),
		r2.node.HashDep(p, nil, pairBuckets[Pair[K, B]]),
		r3.node.HashDep(p, nil, pairBuckets[Pair[K, C]]),
		r4.node.HashDep(p, nil, pairBuckets[Pair[K, D]]),
	}
	node := r1.ctx.Graph().Merge("CoGroup4", deps, p.Partitions, p, func(part int, ins []plan.Input, emit plan.Emit) {
		index := make(map[K]int)
		var groups []Pair[K, Tuple4[[]A, []B, []C, []D]]
		find := func(k K) int {
			i, ok := index[k]
			if !ok {
				i = len(groups)
				index[k] = i
				groups = append(groups, Pair[K, Tuple4[[]A, []B, []C, []D]]{Key: k})
			}
			return i
		}
		eachPair(ins[0], func(k K, v A) {
			i := find(k)
			groups[i].Value.First = append(groups[i].Value.First, v)
		})
		eachPair(ins[1], func(k K, v B) {
			i := find(k)
			groups[i].Value.Second = append(groups[i].Value.Second, v)
		})
		eachPair(ins[2], func(k K, v C) {
			i := find(k)
			groups[i].Value.Third = append(groups[i].Value.Third, v)
		})
		eachPair(ins[3], func(k K, v D) {
			i := find(k)
			groups[i].Value.Fourth = append(groups[i].Value.Fourth, v)
		})
		emit(groups)
	})
	return &RDD[Pair[K, Tuple4[[]A, []B, []C, []D]]]{ctx: r1.ctx, node: node}
}

// eachPair calls f with the pairs of an input.
func eachPair[K comparable, V any](in plan.Input, f func(K, V)) {
	in.Each(func(batch any) {
		xs := batch.([]Pair[K, V])
		for _, p := range xs {
			f(p.Key, p.Value)
		}
	})
}

// IntersectByKey keeps the pairs of l whose key r has, however often. It is what SubtractByKey leaves out; a Join would
// give a pair once for each value that r has. Partitions and placing are as with CoGroup, the order is l's.
func IntersectByKey[K comparable, V, W any](l *RDD[Pair[K, V]], r *RDD[Pair[K, W]], partitions ...int) *RDD[Pair[K, V]] {
	plan.CheckKeys("IntersectByKey", []K{})
	p := plan.Choose("IntersectByKey", []*plan.Node{l.node, r.node}, partitions)
	left := l.node.HashDep(p, nil, pairBuckets[Pair[K, V]])
	// Of the right side only the keys count, so they travel once for each task.
	table := func() *plan.Table {
		return keyTable[K, W]()
	}
	right := r.node.HashDep(p, table, pairBuckets[Pair[K, bool]])
	placed := p.Equal(r.node.Partitioner)
	node := l.ctx.Graph().Merge("IntersectByKey", []plan.Dep{left, right}, p.Partitions, p,
		func(part int, ins []plan.Input, emit plan.Emit) {
			there := make(map[K]bool)
			if placed {
				eachPair(ins[1], func(k K, v W) {
					there[k] = true
				})
			} else {
				eachPair(ins[1], func(k K, v bool) {
					there[k] = true
				})
			}
			ins[0].Stream(func(batch any) bool {
				xs := batch.([]Pair[K, V])
				var out []Pair[K, V]
				for _, x := range xs {
					if there[x.Key] {
						out = append(out, x)
					}
				}
				return emit(out)
			})
		})
	return &RDD[Pair[K, V]]{ctx: l.ctx, node: node}
}

// keyTable gathers the keys of a map task, each once.
func keyTable[K comparable, V any]() *plan.Table {
	seen := make(map[K]bool)
	var keys []Pair[K, bool]
	add := func(batch any) {
		xs := batch.([]Pair[K, V])
		for _, p := range xs {
			if !seen[p.Key] {
				seen[p.Key] = true
				keys = append(keys, Pair[K, bool]{Key: p.Key, Value: true})
			}
		}
	}
	result := func() any {
		return keys
	}
	return plan.NewTable(add, result)
}
