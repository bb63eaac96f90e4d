package plan

import "sync/atomic"

// Emit takes one batch and answers whether more is wanted.
type Emit = func(batch any) bool

// Stream pushes the batches of one partition into emit until they end or emit answers false. It answers false when it
// was stopped.
type Stream = func(emit Emit) bool

// BatchSize is the largest number of elements that sources put into one batch.
const BatchSize = 1024

// Kind says in which way a node's partitions come out of its parents'.
type Kind int

// The kinds of nodes. All but Merge, Aggregate and Join are narrow: each partition needs a few partitions of the parents
// and no other. Those three are where a dependency has no Exchange.
const (
	// Source has no parents; Read gives a partition.
	Source Kind = iota + 1
	// Batchwise applies Each to every batch of the parent's partition with the same number.
	Batchwise
	// Partitionwise applies Over to the whole partition of the parent with the same number.
	Partitionwise
	// Union has the parents' partitions one after the other.
	Union
	// Coalesce has partitions that chain several of the parent's, as Groups lists them.
	Coalesce
	// Zip walks the partitions with the same number of two parents in step and applies Pairs to stretches of equal
	// length.
	Zip
	// Cartesian applies Pairs to every batch of a left partition with a whole right partition.
	Cartesian
	// Merge applies Gather to one input for each dependency; a dependency with an Exchange comes out of a shuffle.
	Merge
	// Aggregate gathers the elements of its inputs, one for each dependency, in a table (Aggregation).
	Aggregate
	// Join joins its first input with its second (Joining).
	Join
	// Sort sorts each of the parent's partitions by itself (Sorting).
	Sort
)

// Dep is one parent of a node. Exchange is nil where the parent's partitions are used as they are.
type Dep struct {
	Parent   *Node
	Exchange *Exchange
}

// Node is one operation of a plan. Its fields are fixed once the Graph has made it, save name, level and, when it is
// checkpointed, how it is computed.
type Node struct {
	Graph *Graph
	// ID counts the nodes of a graph from 0.
	ID int
	// Op is the name of the operation, such as "Map".
	Op string
	// Partitions is the number of partitions, at least 1 (0 only for an RDD of no files).
	Partitions int
	// Partitioner says where each key is, nil when nothing is known.
	Partitioner *Partitioner
	// Pos is file:line of the user's call, empty when unknown.
	Pos string

	computation atomic.Pointer[Computation]
	checkpoint  checkpointing
	name        atomic.Pointer[string]
	call        atomic.Pointer[Call]
	level       atomic.Int32
}

// Computation is how a node's partitions come out of its parents'. It is never changed, only replaced as a whole when
// the node is checkpointed: whoever needs several of its fields asks for it once. Nothing else of a node refers to its
// parents, save its call, so that they go when it is replaced.
type Computation struct {
	Kind Kind
	Deps []Dep
	// Read is the function of a Source.
	Read func(part int, emit Emit) error
	// Each makes the function of a Batchwise node for one task. What that answers, which may be an empty batch, need be
	// valid only until it is called again.
	Each func() func(batch any) any
	// Over is the function of a Partitionwise node.
	Over func(part int, in Stream, emit Emit)
	// Pairs is the function of Zip and Cartesian nodes.
	Pairs func(left, right any) any
	// Gather is the function of a Merge node, with one input for each dependency.
	Gather func(part int, ins []Input, emit Emit)
	// Aggregation, Joining and Sorting are what the nodes of these kinds do.
	Aggregation *Aggregation
	Joining     *Joining
	Sorting     *Sorting
	// Groups lists the parent's partitions that make up each partition of a Coalesce node.
	Groups [][]int
}

// Input is what one dependency of a Merge node brings to one partition.
type Input struct {
	// Stream pushes the batches: those of the parent's partition, or the blocks of a shuffle, in the order of the map
	// partitions that wrote them.
	Stream Stream
	// Offset is, of an exchange whose elements stay, the number of elements in the partitions before this one.
	Offset int64
}

// Executor runs plans.
type Executor interface {
	// Run computes the listed partitions of n (all when parts is nil), applies task to each, and returns what task
	// returned, in the order of parts. It panics with *Error when a task fails, the context has ended or is closed.
	Run(action string, n *Node, parts []int, task func(part int, in Stream) any) []any
	// Unpersist drops what is kept of n.
	Unpersist(n *Node)
	// Stored tells what is kept of n now.
	Stored(n *Node) Stored
	// Explain lists the stages that an action on n would run now.
	Explain(n *Node) string
}

// Stored is what is kept of a node.
type Stored struct {
	// Memory and Disk are how many partitions are kept where.
	Memory, Disk int
	// MemoryBytes is what the partitions in memory take, estimated; DiskBytes what the others take on disk.
	MemoryBytes, DiskBytes int64
}

// Computation is how the node is computed now.
func (n *Node) Computation() *Computation { return n.computation.Load() }

// Deps are the node's parents now.
func (n *Node) Deps() []Dep { return n.Computation().Deps }

// Name is the name that the user gave, or empty.
func (n *Node) Name() string {
	if p := n.name.Load(); p != nil {
		return *p
	}
	return ""
}

// SetName names the node in listings and events.
func (n *Node) SetName(name string) { n.name.Store(&name) }

// Level is the storage level.
func (n *Node) Level() Level { return Level(n.level.Load()) }

// SetLevel changes the storage level.
func (n *Node) SetLevel(l Level) { n.level.Store(int32(l)) }

// String names the node as listings do: its name or operation, then the position.
func (n *Node) String() string {
	s := n.Op
	if name := n.Name(); name != "" {
		s = name + " " + s
	}
	if n.Pos != "" {
		s += " at " + n.Pos
	}
	return s
}

// Narrow is the dependency on n without a shuffle.
func (n *Node) Narrow() Dep { return Dep{Parent: n} }

// Each adds every batch of the input.
func (in Input) Each(add func(batch any)) {
	in.Stream(func(batch any) bool {
		add(batch)
		return true
	})
}

// Forward is a Gather function that passes its first input on.
func Forward(_ int, ins []Input, emit Emit) { ins[0].Stream(emit) }
