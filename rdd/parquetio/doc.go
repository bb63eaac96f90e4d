// Package parquetio reads and writes Apache Parquet, the columnar format of Spark, pandas and DuckDB.
//
// A file has row groups, and each row group has every column apart; so a row group is a partition, and only the columns
// that the element type asks for are read. Rows are put together from columns by github.com/parquet-go/parquet-go,
// which is pure Go, goes by struct fields and tags, and works with types that are made at run time, as interpreters
// make theirs: everything in here goes by reflect.Type and no generic code of it has to be instantiated.
//
// The library converts between types of columns freely, also where a value does not fit. Here only conversions that
// keep every value are let through.
package parquetio
