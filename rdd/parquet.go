package rdd

import "lab/rdd/parquetio"

// Parquet makes an RDD of the rows of Apache Parquet files, as Spark, pandas and DuckDB write them. path means files as
// in TextFile. Every row group of a file is a partition.
//
// An exported field of T takes the column of exactly its name, or the one that its tag names, as in
//
//	type Song struct {
//		Title string  `parquet:"title"`
//		Tempo *float64 `parquet:"tempo"`
//	}
//
// Only these columns are read. Lists are slices (with a tag such as `parquet:"tags,list"` where the file has them in the
// LIST format, as those of Spark and pandas), groups are structs, timestamps are time.Time. A value that is null is the
// field's zero value, or nil for a pointer. A field may be wider than the column (int64 for INT32), not narrower.
//
// The columns and row groups are looked up now: it panics with an *Error where TextFile does, when a file is no Parquet
// file, and when a column is missing or does not fit its field.
func Parquet[T any](c *Context, path string) *RDD[T] {
	node := parquetio.Source(c.Graph(), path, []T{})
	return called[T](c, node, "Parquet", path)
}

// SaveAsParquet writes every partition to an Apache Parquet file part-00000.parquet and so on in the folder dir, and an
// empty file _SUCCESS. T is a struct whose exported fields become columns, named and typed as Parquet reads them. Columns
// are packed with Snappy if no compression is given.
//
// dir must not exist. It appears when everything has been written; a job that fails or is cancelled leaves nothing
// behind. It panics with an *Error when dir exists or cannot be written, or when a type has no place in the format.
func SaveAsParquet[T any](r *RDD[T], dir string, compression ...Compression) {
	parquetio.Save(r.ctx.Executor(), r.node, dir, []T{}, compression)
}
