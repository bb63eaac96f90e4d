package rdd

import "lab/rdd/plan"

// called is an RDD of a node, which notes the call that made it: the name of the exported operation and its arguments, as
// plan.Call wants them.
func called[T any](c *Context, node *plan.Node, op string, args ...any) *RDD[T] {
	var none *RDD[T]
	node.Called(op, none, args...)
	return &RDD[T]{ctx: c, node: node}
}

// nodes are those of RDDs.
func nodes[T any](rdds []*RDD[T]) []*plan.Node {
	out := make([]*plan.Node, len(rdds))
	for i, r := range rdds {
		out[i] = r.node
	}
	return out
}
