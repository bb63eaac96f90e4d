package plan

import "slices"

// Call is the call of an operation, as data: what another process needs to make the same node again, where it has the same
// functions. Nothing that runs a plan looks at it. Package planfile writes calls to a file, and calls again what it reads.
type Call struct {
	// Op is the operation's name: "Map", or "Filter" for the method of an RDD. Operations of other packages than rdd have
	// their package's path before it, as in "lab/ml.PredictAll".
	Op string
	// Result is any value of the type that the operation returns, such as a nil *rdd.RDD[string].
	Result any
	// Part is the number of the node among those of an operation that returns several.
	Part int
	// Args are the operation's arguments in their order, without a context. A *Node stands for an RDD, a []*Node for
	// several, a *Partitioner for a partitioner, and [Boxed] for a value whose type is a type parameter. All others are
	// themselves: functions of the user's, numbers, strings, slices of them.
	Args []any
}

// Boxed is an argument in a slice of length 1, which keeps its static type where that is an interface.
type Boxed struct{ Slice any }

// Box boxes an argument, given in a slice of length 1. The argument is copied if it can be changed.
func Box(slice any) Boxed {
	if Mutable(slice) {
		slice = Clone(slice)
	}
	return Boxed{slice}
}

// Called records the operation that made n. result is any value of the type that it returns. Where an operation is
// made of others, the outermost records last, and that counts. Slices that the user may change are copied.
func (n *Node) Called(op string, result any, args ...any) *Node {
	n.call.Store(newCall(op, result, args))
	return n
}

// CalledAt is Called for the node with a number among those that the operation returns.
func (n *Node) CalledAt(part int, op string, result any, args ...any) *Node {
	c := newCall(op, result, args)
	c.Part = part
	n.call.Store(c)
	return n
}

// Call is the call that made n, nil when none was recorded, or when a checkpoint has cut n off from its parents.
func (n *Node) Call() *Call { return n.call.Load() }

// Called records the call that made p, as a node's Called does.
func (p *Partitioner) Called(op string, result any, args ...any) *Partitioner {
	p.call = newCall(op, result, args)
	return p
}

// Call is the call that made p, nil for the partitioner of a sort or one that an operation has chosen.
func (p *Partitioner) Call() *Call { return p.call }

func newCall(op string, result any, args []any) *Call {
	for i, a := range args {
		switch xs := a.(type) {
		case []int:
			args[i] = slices.Clone(xs)
		case []float64:
			args[i] = slices.Clone(xs)
		}
	}
	return &Call{Op: op, Result: result, Args: args}
}
