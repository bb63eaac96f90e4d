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
	return called[T](c, node, "Parallelize", plan.Boxed{Slice: [][]T{data}}, []int{n})
}

// Range makes an RDD of start, start+step, and so on up to end, which is not included. step may be negative, not 0.
// The numbers are made when they are needed.
func Range(c *Context, start, end, step int64, partitions ...int) *RDD[int64] {
	n := plan.Count("Range", partitions, c.DefaultPartitions())
	node := plan.Range(c.Graph(), start, end, step, n)
	return called[int64](c, node, "Range", start, end, step, []int{n})
}

// TextFile makes an RDD of the lines of text files, without their line ends ("\n" or "\r\n").
//
// path is a file, a folder (its files, not those of folders in it), or a pattern such as "logs/2026-*/part-*", where *
// stands for any characters of a name, ? for one, [a-z] for one of a range and {a,b} for either; several paths are
// separated by commas. Files whose names begin with "." or "_" are left out of folders and patterns. Files are taken
// in the order of the paths, then of their names.
//
// Files that end in .gz, .bz2, .zst, .s2, .sz (Snappy in frames) or .deflate (zlib) are unpacked; each is one
// partition. All others are cut into partitions near even byte positions, about as many as asked for in total, at
// least one for each file.
//
// The files are looked up now: a path that means no file, or one that cannot be read, panics here with an *Error. They
// are read when an action needs them; then a damaged file or a line of more than 64 MB fails the action. Short lines
// share memory with their neighbours, some kilobytes of text; strings.Clone frees a line of them.
func TextFile(c *Context, path string, partitions ...int) *RDD[string] {
	n := plan.Count("TextFile", partitions, c.DefaultPartitions())
	node := textio.Source(c.Graph(), path, n)
	return called[string](c, node, "TextFile", path, []int{n})
}
