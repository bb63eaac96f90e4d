package rdd

import (
	"lab/rdd/plan"
	"lab/rdd/textio"
)

// Parallelize makes an RDD of the elements of xs, cut into partitions of even size in the order of xs. It copies the
// slice, so later changes of xs do not show; what elements point to is shared.
func Parallelize[T any](c *Context, xs []T, partitions ...int) *RDD[T] {
	n := plan.Count("Parallelize", partitions, c.DefaultPartitions())
	data := make([]T, len(xs))
	copy(data, xs)
	node := c.Graph().Source("Parallelize", n, func(part int, emit plan.Emit) error {
		lo := part * len(data) / n
		hi := (part + 1) * len(data) / n
		emit(data[lo:hi])
		return nil
	})
	return &RDD[T]{ctx: c, node: node}
}

// Range makes an RDD of start, start+step, and so on up to end, which is not included. step may be negative, not 0.
// The numbers are made when they are needed.
func Range(c *Context, start, end, step int64, partitions ...int) *RDD[int64] {
	n := plan.Count("Range", partitions, c.DefaultPartitions())
	node := plan.Range(c.Graph(), start, end, step, n)
	return &RDD[int64]{ctx: c, node: node}
}

// TextFile makes an RDD of the lines of text files, without their line ends ("\n" or "\r\n"). path is a file, a
// folder (all its files but those that begin with "." or "_"), or a glob pattern. Files are taken in the order of
// their names.
//
// Plain files are cut into partitions at line ends near even byte positions, at least as many partitions as asked for
// in total unless the files are smaller; a file that ends in .gz is unpacked and is one partition. The files are
// looked up now, so a path that matches nothing panics here; they are read when an action needs them.
func TextFile(c *Context, path string, partitions ...int) *RDD[string] {
	n := plan.Count("TextFile", partitions, c.DefaultPartitions())
	node := textio.Source(c.Graph(), path, n)
	return &RDD[string]{ctx: c, node: node}
}
