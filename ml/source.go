package ml

import (
	"lab/rdd"
	"lab/rdd/plan"
)

// Source is an RDD as compiled code sees it: without the type of its elements, which interpreters have in a form of
// their own. What fits a model takes one, so that all its loops are compiled. Programs have it from [Over].
type Source struct {
	executor plan.Executor
	node     *plan.Node
}

// NewSource returns the source of an RDD with this context and node.
func NewSource(c *rdd.Context, node *plan.Node) Source {
	return Source{executor: c.Executor(), node: node}
}

// Over returns the source of an RDD.
func Over[T any](data *rdd.RDD[T]) Source {
	return NewSource(data.Context(), data.Node())
}

// run runs task over every partition, as a job of that name, and returns what it returned in the order of the
// partitions: who merges in that order has the same result each time, however tasks were timed.
func (s Source) run(action string, task func(part int, in plan.Stream) any) []any {
	return s.executor.Run(action, s.node, nil, task)
}
