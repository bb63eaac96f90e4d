package rdd

import (
	"fmt"

	"lab/rdd/plan"
)

// RDD is a resilient distributed dataset: elements of type T in partitions, described by how they are computed. It is
// a small handle, made by Parallelize, Range, TextFile and by operations on other RDDs.
type RDD[T any] struct {
	ctx  *Context
	node *plan.Node
}

// Pair is an element with a key. The operations by key work on RDDs of pairs.
type Pair[K comparable, V any] struct {
	Key   K
	Value V
}

// KV makes a Pair.
func KV[K comparable, V any](k K, v V) Pair[K, V] {
	return Pair[K, V]{Key: k, Value: v}
}

// Tuple2 holds two values, such as the two sides of a join.
type Tuple2[A, B any] struct {
	First  A
	Second B
}

// Optional is a value that may be missing, as on the open side of an outer join: Value counts only when OK.
type Optional[T any] struct {
	Value T
	OK    bool
}

// Or is the value, or missing when there is none.
func (o Optional[T]) Or(missing T) T {
	if o.OK {
		return o.Value
	}
	return missing
}

// Level says whether and where the partitions of an RDD are kept once they are computed.
type Level = plan.Level

// Storage levels for Persist.
const (
	// None keeps nothing; every action computes the partitions again.
	None = plan.None
	// MemoryOnly keeps partitions in memory. Those that do not fit into the context's memory, or have to make room for
	// others, are computed again when they are needed.
	MemoryOnly = plan.MemoryOnly
	// MemoryAndDisk keeps partitions in memory, and writes to disk those that do not fit or have to make room.
	MemoryAndDisk = plan.MemoryAndDisk
	// DiskOnly writes partitions to disk.
	DiskOnly = plan.DiskOnly
)

// FromNode makes an RDD of a node of c's plan whose batches are []T. It is for libraries that add operations of their
// own.
func FromNode[T any](c *Context, n *plan.Node) *RDD[T] {
	return &RDD[T]{ctx: c, node: n}
}

// Node is the RDD's node of the plan.
func (r *RDD[T]) Node() *plan.Node { return r.node }

// Context is the context in which the RDD was made.
func (r *RDD[T]) Context() *Context { return r.ctx }

// NumPartitions is the number of partitions.
func (r *RDD[T]) NumPartitions() int { return r.node.Partitions }

// ID is the number of the RDD within its context.
func (r *RDD[T]) ID() int { return r.node.ID }

// Name is what SetName set, empty at first.
func (r *RDD[T]) Name() string { return r.node.Name() }

// SetName names the RDD in DebugString, Explain and events, and returns it.
func (r *RDD[T]) SetName(name string) *RDD[T] {
	r.node.SetName(name)
	return r
}

// Cache is Persist(MemoryOnly).
func (r *RDD[T]) Cache() *RDD[T] { return r.Persist(MemoryOnly) }

// Persist has each partition kept once an action has computed it, so that later actions need not. It returns the RDD
// itself. Nothing is computed now, and a level that is set can be changed only after Unpersist.
//
// Kept partitions share the context's memory (WithMemory): where a new one finds no room, those of other RDDs that were
// used longest ago make room. A partition on disk that turns out damaged is computed again. Elements that hold
// functions or channels cannot be written to disk.
func (r *RDD[T]) Persist(level Level) *RDD[T] {
	old := r.node.Level()
	if old != plan.None && old != level {
		plan.Fail("Persist", "the RDD is persisted as %v already; call Unpersist first", old)
	}
	r.node.SetLevel(level)
	return r
}

// Unpersist drops the kept partitions and returns the RDD, which is computed from its lineage again when needed. After a
// LocalCheckpoint there is none.
func (r *RDD[T]) Unpersist() *RDD[T] {
	r.node.SetLevel(plan.None)
	r.ctx.Executor().Unpersist(r.node)
	return r
}

// IsCached tells whether Cache or Persist was called, whether or not something has been computed since.
func (r *RDD[T]) IsCached() bool { return r.node.Level() != plan.None }

// CachedPartitions is the number of partitions that are kept now, in memory or on disk.
func (r *RDD[T]) CachedPartitions() int {
	s := r.Storage()
	return s.Memory + s.Disk
}

// StorageInfo tells how many partitions are kept in memory and on disk, and their bytes.
type StorageInfo = plan.Stored

// Storage tells what is kept of the RDD now.
func (r *RDD[T]) Storage() StorageInfo { return r.ctx.Executor().Stored(r.node) }

// StorageLevel is the level that Cache or Persist set.
func (r *RDD[T]) StorageLevel() Level { return r.node.Level() }

// DebugString shows the lineage: the RDD, what it is computed from, and so on down to the sources. A number in
// parentheses is a number of partitions and opens a new stage; indentation below "+-" means a shuffle.
func (r *RDD[T]) DebugString() string { return r.node.Lineage() }

// Explain lists the stages that an action would run now, with the operations that run fused in each stage's tasks. It
// tells which stages would be skipped and which partitions are cached.
func (r *RDD[T]) Explain() string { return r.ctx.Executor().Explain(r.node) }

// String describes the RDD without computing anything.
func (r *RDD[T]) String() string {
	return fmt.Sprintf("RDD[%d] %v, %d partitions", r.node.ID, r.node, r.node.Partitions)
}
