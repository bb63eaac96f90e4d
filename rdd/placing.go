package rdd

import (
	"cmp"

	"lab/rdd/plan"
)

// Partitioner says on which of a number of partitions each key is. RDDs that are placed by the same *Partitioner are
// placed alike, and operations by key on them move nothing. Two partitioners that NewPartitioner made never count as
// the same, since functions cannot be compared: make one, and use it for all.
type Partitioner[K comparable] struct {
	placing *plan.Partitioner
	place   func(K) int
}

// NewPartitioner makes a partitioner that has place tell the partition of a key, from 0. Numbers outside of the n
// partitions wrap around, -1 to the last one. place must answer the same for equal keys.
func NewPartitioner[K comparable](n int, place func(K) int) *Partitioner[K] {
	plan.Count("NewPartitioner", []int{n}, 0)
	if place == nil {
		plan.Fail("NewPartitioner", "there is no function that places keys; use HashPartitioner to place them by their hash")
	}
	var none *Partitioner[K]
	placing := plan.CustomPartitioner(n).Called("NewPartitioner", none, n, place)
	return &Partitioner[K]{placing: placing, place: place}
}

// HashPartitioner makes the partitioner that operations by key use by themselves: the hash of the key, modulo n.
func HashPartitioner[K comparable](n int) *Partitioner[K] {
	plan.CheckKeys("HashPartitioner", []K{})
	plan.Count("HashPartitioner", []int{n}, 0)
	var none *Partitioner[K]
	return &Partitioner[K]{placing: plan.HashPartitioner(n).Called("HashPartitioner", none, n)}
}

// NumPartitions is the number of partitions.
func (p *Partitioner[K]) NumPartitions() int { return p.placing.Partitions }

// PartitionByFunc places pairs as a partitioner says. It returns r itself when r is placed by it already. It is for
// keys that belong together though they differ, such as the pages of a site, and for spreading keys evenly of which
// the hash puts too many in one place.
//
// What follows by key on one RDD, or on several that are all placed so, shuffles nothing more. Operations on this and
// an RDD that is placed otherwise place both by hash; place the other one by the same partitioner first.
func PartitionByFunc[K comparable, V any](r *RDD[Pair[K, V]], p *Partitioner[K]) *RDD[Pair[K, V]] {
	if p.placing.Equal(r.node.Partitioner) {
		return r
	}
	if p.place == nil {
		out := PartitionBy(r, p.placing.Partitions)
		return called[Pair[K, V]](r.ctx, out.node, "PartitionByFunc", r.node, p.placing)
	}
	place := func(part int, offset int64, batch any, dest []int32) {
		in := batch.([]Pair[K, V])
		for i, x := range in {
			dest[i] = plan.Wrap(p.place(x.Key), p.placing.Partitions)
		}
	}
	dep := r.node.PlacedDep(p.placing.Partitions, place, kit[Pair[K, V]]())
	node := r.ctx.Graph().Merge("PartitionByFunc", []plan.Dep{dep}, p.placing.Partitions, p.placing, plan.Forward)
	return called[Pair[K, V]](r.ctx, node, "PartitionByFunc", r.node, p.placing)
}

// RepartitionAndSortWithinPartitions places pairs as a partitioner says and sorts each partition by key. Pairs with
// equal keys keep their order. Unlike SortByKey it gives no order across partitions, and every partition has exactly
// the keys that the partitioner places there.
func RepartitionAndSortWithinPartitions[K cmp.Ordered, V any](r *RDD[Pair[K, V]], p *Partitioner[K], ascending bool) *RDD[Pair[K, V]] {
	placed := PartitionByFunc(r, p)
	how := sorting(func(p Pair[K, V]) K { return p.Key }, ascending)
	node := placed.node.Sort("RepartitionAndSortWithinPartitions", how)
	return called[Pair[K, V]](r.ctx, node, "RepartitionAndSortWithinPartitions", r.node, p.placing, ascending)
}
