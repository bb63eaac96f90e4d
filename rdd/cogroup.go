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
	n := plan.Together("CoGroup3", []*plan.Node{r1.node, r2.node, r3.node}, partitions)
	both := CoGroup(CoGroup(r1, r2, n...), r3, n...)
	out := MapValues(both, func(g Tuple2[[]Tuple2[[]A, []B], []C]) Tuple3[[]A, []B, []C] {
		out := Tuple3[[]A, []B, []C]{Third: g.Second}
		for _, first := range g.First { // one, or none
			out.First = first.First
			out.Second = first.Second
		}
		return out
	})
	return called[Pair[K, Tuple3[[]A, []B, []C]]](r1.ctx, out.node, "CoGroup3", r1.node, r2.node, r3.node, partitions)
}

// CoGroup4 is CoGroup of four RDDs: for each key that one of them has, its values in each.
func CoGroup4[K comparable, A, B, C, D any](r1 *RDD[Pair[K, A]], r2 *RDD[Pair[K, B]], r3 *RDD[Pair[K, C]],
	r4 *RDD[Pair[K, D]], partitions ...int) *RDD[Pair[K, Tuple4[[]A, []B, []C, []D]]] {
	plan.CheckKeys("CoGroup4", []K{})
	n := plan.Together("CoGroup4", []*plan.Node{r1.node, r2.node, r3.node, r4.node}, partitions)
	both := CoGroup(CoGroup3(r1, r2, r3, n...), r4, n...)
	out := MapValues(both, func(g Tuple2[[]Tuple3[[]A, []B, []C], []D]) Tuple4[[]A, []B, []C, []D] {
		out := Tuple4[[]A, []B, []C, []D]{Fourth: g.Second}
		for _, first := range g.First { // one, or none
			out.First = first.First
			out.Second = first.Second
			out.Third = first.Third
		}
		return out
	})
	return called[Pair[K, Tuple4[[]A, []B, []C, []D]]](r1.ctx, out.node, "CoGroup4", r1.node, r2.node, r3.node, r4.node, partitions)
}
