package rdd

import "lab/rdd/objectio"

// SaveAsObjectFile writes every partition to a file part-00000 and so on in the folder dir, in a binary encoding that
// keeps every value as it is, unexported fields too, and an empty file _SUCCESS. ObjectFile reads it again. With a
// compression the files are packed and have its extension.
//
// All types can be saved but functions, channels and unsafe.Pointer. Values of your own types in interfaces are read by
// this process only, unless codec.Register (package lab/rdd/codec) has given their types names. dir must not exist. It
// appears when everything has been written; a job that fails or is cancelled leaves nothing behind. It panics with an
// *Error when dir exists or cannot be written, or when T cannot be saved.
func (r *RDD[T]) SaveAsObjectFile(dir string, compression ...Compression) {
	objectio.Save(r.ctx.Executor(), r.node, dir, []T{}, compression)
}

// ObjectFile makes an RDD of the elements of files that SaveAsObjectFile wrote; path means files as in TextFile. Every
// file is a partition. Damage is found by checksums.
//
// T must have the structure of the type that was saved: the same fields in the same order, with the same types. The
// names of types do not count. The files are looked up now: it panics with an *Error where TextFile does, and when a
// file has elements of another type or was not written by SaveAsObjectFile. A damaged file fails the action.
func ObjectFile[T any](c *Context, path string) *RDD[T] {
	node := objectio.Source(c.Graph(), path, []T{})
	return called[T](c, node, "ObjectFile", path)
}
