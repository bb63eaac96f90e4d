package rdd

import "lab/rdd/plan"

// Empty makes an RDD without elements and without partitions.
func Empty[T any](c *Context) *RDD[T] {
	node := c.Graph().Source("Empty", 0, func(part int, emit plan.Emit) error {
		return nil
	})
	return called[T](c, node, "Empty")
}

// UnionAll is Union of a list of RDDs, one after the other. It is Empty when there are none.
func UnionAll[T any](c *Context, rdds ...*RDD[T]) *RDD[T] {
	if len(rdds) == 0 {
		return called[T](c, Empty[T](c).node, "UnionAll", nodes(rdds))
	}
	out := rdds[0].Union(rdds[1:]...)
	return called[T](c, out.node, "UnionAll", nodes(rdds))
}
