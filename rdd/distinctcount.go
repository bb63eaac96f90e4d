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

// CountApproxDistinctByKey is about the number of different values of each key; see CountApproxDistinct. Each task makes
// a sketch for each of its keys, and only those travel. The order of keys and the number of partitions are as with
// ReduceByKey.
func CountApproxDistinctByKey[K, V comparable](r *RDD[Pair[K, V]], relativeSD float64, partitions ...int) *RDD[Pair[K, int64]] {
	plan.CheckKeys("CountApproxDistinctByKey", []K{})
	plan.CheckKeys("CountApproxDistinctByKey", []V{})
	plan.Choose("CountApproxDistinctByKey", []*plan.Node{r.node}, partitions)
	precision, err := sketch.Precision(relativeSD)
	if err != nil {
		plan.Fail("CountApproxDistinctByKey", "%w", err)
	}
	node := r.node.Partitionwise("CountApproxDistinctByKey", true, func(part int, in plan.Stream, emit plan.Emit) {
		sketches := make(map[K]*sketch.Sketch)
		var keys []K
		in(func(batch any) bool {
			xs := batch.([]Pair[K, V])
			values := make([]V, len(xs))
			for i, p := range xs {
				values[i] = p.Value
			}
			sums := hash.Sums(values)
			for i, p := range xs {
				s, ok := sketches[p.Key]
				if !ok {
					s = sketch.New(precision)
					sketches[p.Key] = s
					keys = append(keys, p.Key)
				}
				s.AddHash(sums[i])
			}
			return true
		})
		out := make([]Pair[K, []byte], len(keys))
		for i, k := range keys {
			out[i] = Pair[K, []byte]{Key: k, Value: sketches[k].Bytes()}
		}
		emit(out)
	})
	merged := ReduceByKey(&RDD[Pair[K, []byte]]{ctx: r.ctx, node: node}, sketch.Join, partitions...)
	out := MapValues(merged, sketch.CountOf)
	return called[Pair[K, int64]](r.ctx, out.node, "CountApproxDistinctByKey", r.node, relativeSD, partitions)
}
