package rdd

import (
	"lab/rdd/fileio"
	"lab/rdd/textio"
)

// Compression says how files are packed that an action writes; its value is the extension that they get.
type Compression = fileio.Compression

// Compressions for what is saved. Readers find out by the extension.
const (
	// Uncompressed is the default.
	Uncompressed = fileio.Plain
	// Gzip (.gz) is what every tool reads. The file cannot be cut into partitions when it is read.
	Gzip = fileio.Gzip
	// Zstd (.zst) packs tighter than Gzip in less time.
	Zstd = fileio.Zstd
	// S2 (.s2) is the fastest; the files are larger.
	S2 = fileio.S2
)

// SaveAsTextFile writes every partition to a file part-00000, part-00001 and so on in the folder dir, one element a
// line as fmt.Println shows it, and an empty file _SUCCESS. With a compression the files are packed and have its
// extension, as in part-00000.gz.
//
// dir must not exist. It appears when everything has been written; a job that fails or is cancelled leaves nothing
// behind. An element that holds a line break becomes several lines, and TextFile reads it as several. It panics with
// an *Error when dir exists or cannot be written.
func (r *RDD[T]) SaveAsTextFile(dir string, compression ...Compression) {
	textio.Save(r.ctx.Executor(), r.node, dir, compression)
}
