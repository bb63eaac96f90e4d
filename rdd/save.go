package rdd

import "lab/rdd/textio"

// SaveAsTextFile writes every partition to a file part-00000, part-00001 and so on in the folder dir, one element a
// line as fmt.Println shows it, and an empty file _SUCCESS. dir must not exist. It appears when everything has been
// written; a job that fails leaves nothing behind.
func (r *RDD[T]) SaveAsTextFile(dir string) {
	textio.Save(r.ctx.Executor(), r.node, dir)
}
