package rdd

import (
	"lab/rdd/binio"
	"lab/rdd/plan"
)

// WholeTextFiles makes an RDD of whole text files: a pair of the path and the text of each file that path means, which
// it means as in TextFile. Packed files are unpacked. Use it for many small files, such as one for each mail or web
// page: a file is read into memory whole.
//
// There are at most as many partitions as asked for; each holds neighbouring files, about as many bytes in each. It
// panics with an *Error where TextFile does.
func WholeTextFiles(c *Context, path string, partitions ...int) *RDD[Pair[string, string]] {
	n := plan.Count("WholeTextFiles", partitions, c.DefaultPartitions())
	node := binio.Texts(c.Graph(), path, n, func(path, text string) any {
		return []Pair[string, string]{KV(path, text)}
	})
	return called[Pair[string, string]](c, node, "WholeTextFiles", path, []int{n})
}

// BinaryFiles makes an RDD of whole files, such as images: a pair of the path and the bytes of each file that path
// means, which it means as in TextFile. The bytes are as they are in the file; nothing is unpacked.
//
// There are at most as many partitions as asked for; each holds neighbouring files, about as many bytes in each. It
// panics with an *Error where TextFile does.
func BinaryFiles(c *Context, path string, partitions ...int) *RDD[Pair[string, []byte]] {
	n := plan.Count("BinaryFiles", partitions, c.DefaultPartitions())
	node := binio.Files(c.Graph(), path, n, func(path string, data []byte) any {
		return []Pair[string, []byte]{KV(path, data)}
	})
	return called[Pair[string, []byte]](c, node, "BinaryFiles", path, []int{n})
}

// BinaryRecords makes an RDD of the records of binary files in which every record has length bytes and nothing is
// between them. path means files as in TextFile; they are cut into partitions between records.
//
// The records of about a megabyte share one array: whoever keeps a few of many copies them (bytes.Clone), and nobody
// changes them. A file whose size is no multiple of length panics here with an *Error, and so do packed files.
func BinaryRecords(c *Context, path string, length int, partitions ...int) *RDD[[]byte] {
	n := plan.Count("BinaryRecords", partitions, c.DefaultPartitions())
	node := binio.Records(c.Graph(), path, length, n)
	return called[[]byte](c, node, "BinaryRecords", path, length, []int{n})
}

// SaveAsBinaryRecords writes the bytes of all elements of each partition, one after the other with nothing between
// them, to a file part-00000, part-00001 and so on in the folder dir, and an empty file _SUCCESS. BinaryRecords reads
// them again when all elements have the same length.
//
// dir must not exist. It appears when everything has been written; a job that fails or is cancelled leaves nothing
// behind. It panics with an *Error when dir exists or cannot be written.
func SaveAsBinaryRecords(r *RDD[[]byte], dir string) {
	binio.Save(r.ctx.Executor(), r.node, dir)
}
