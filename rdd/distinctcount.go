package rdd

import (
	"lab/rdd/hash"
	"lab/rdd/plan"
	"lab/rdd/sketch"
)

// CountApproxDistinct is about the number of different elements. The error has a standard deviation of relativeSD
// times the number, such as 0.05; small numbers are all but exact. Each task keeps a sketch of a fixed size
// (HyperLogLog) however many elements there are, and nothing is shuffled: Distinct followed by Count is exact, and
// needs all different elements in memory. The same elements give the same answer on every machine and with every
// number of partitions.
func CountApproxDistinct[T comparable](r *RDD[T], relativeSD float64) int64 {
	plan.CheckKeys("CountApproxDistinct", []T{})
	precision, err := sketch.Precision(relativeSD)
	if err != nil {
		plan.Fail("CountApproxDistinct", "%w", err)
	}
	results := r.ctx.Executor().Run("CountApproxDistinct", r.node, nil, func(part int, in plan.Stream) any {
		s := sketch.New(precision)
		in(func(batch any) bool {
			s.Add(batch)
			return true
		})
		return s.Bytes()
	})
	total := sketch.New(precision)
	for _, result := range results {
		data := result.([]byte)
		total.Merge(data)
	}
	return total.Count()
}

// CountApproxDistinctByKey is about the number of different values of each key; see CountApproxDistinct. A sketch for
// each key and task is what travels. The order of keys and the number of partitions are as with CombineByKey.
func CountApproxDistinctByKey[K, V comparable](r *RDD[Pair[K, V]], relativeSD float64, partitions ...int) *RDD[Pair[K, int64]] {
	plan.CheckKeys("CountApproxDistinctByKey", []K{})
	plan.CheckKeys("CountApproxDistinctByKey", []V{})
	precision, err := sketch.Precision(relativeSD)
	if err != nil {
		plan.Fail("CountApproxDistinctByKey", "%w", err)
	}
	p := plan.Choose("CountApproxDistinctByKey", []*plan.Node{r.node}, partitions)
	placed := p.Equal(r.node.Partitioner)
	sketches := func() *plan.Table {
		return sketchTable[K, V](precision)
	}
	dep := r.node.HashDep(p, sketches, pairBuckets[Pair[K, []byte]])
	node := r.ctx.Graph().Merge("CountApproxDistinctByKey", []plan.Dep{dep}, p.Partitions, p,
		func(part int, ins []plan.Input, emit plan.Emit) {
			table := mergeTable[K](precision)
			if placed {
				// The pairs come as they are, so this task is the map side as well.
				local := sketches()
				ins[0].Each(local.Add)
				table.Add(local.Result())
			} else {
				ins[0].Each(table.Add)
			}
			emit(table.Result())
		})
	return &RDD[Pair[K, int64]]{ctx: r.ctx, node: node}
}

// sketchTable makes a sketch of the values of each key.
func sketchTable[K, V comparable](precision uint8) *plan.Table {
	index := make(map[K]int)
	var keys []K
	var sketches []*sketch.Sketch
	add := func(batch any) {
		in := batch.([]Pair[K, V])
		values := make([]V, len(in))
		for i, p := range in {
			values[i] = p.Value
		}
		sums := hash.Sums(values)
		for j, p := range in {
			i, ok := index[p.Key]
			if !ok {
				i = len(keys)
				index[p.Key] = i
				keys = append(keys, p.Key)
				sketches = append(sketches, sketch.New(precision))
			}
			sketches[i].AddHash(sums[j])
		}
	}
	result := func() any {
		out := make([]Pair[K, []byte], len(keys))
		for i, k := range keys {
			out[i] = Pair[K, []byte]{Key: k, Value: sketches[i].Bytes()}
		}
		return out
	}
	return plan.NewTable(add, result)
}

// mergeTable merges the sketches of each key, and gives their counts.
func mergeTable[K comparable](precision uint8) *plan.Table {
	index := make(map[K]int)
	var keys []K
	var sketches []*sketch.Sketch
	add := func(batch any) {
		in := batch.([]Pair[K, []byte])
		for _, p := range in {
			i, ok := index[p.Key]
			if !ok {
				i = len(keys)
				index[p.Key] = i
				keys = append(keys, p.Key)
				sketches = append(sketches, sketch.New(precision))
			}
			sketches[i].Merge(p.Value)
		}
	}
	result := func() any {
		out := make([]Pair[K, int64], len(keys))
		for i, k := range keys {
			out[i] = Pair[K, int64]{Key: k, Value: sketches[i].Count()}
		}
		return out
	}
	return plan.NewTable(add, result)
}
