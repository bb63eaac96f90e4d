package rdd

import "lab/rdd/csvio"

// CSVOption says how CSV and CSVAs read files.
type CSVOption = csvio.Option

// CSVSeparator sets the character between fields; the default is a comma.
func CSVSeparator(r rune) CSVOption { return csvio.Separator(r) }

// CSVComment has lines skipped that begin with r, such as '#'. By default there are no comments.
func CSVComment(r rune) CSVOption { return csvio.Comment(r) }

// CSVHeader says that the first record of each file has the names of the columns. CSV skips it; CSVAs takes it for
// granted, and needs to be told only together with CSVColumns.
func CSVHeader() CSVOption { return csvio.Header() }

// CSVColumns names the columns for CSVAs, in order, where the files have no header; together with CSVHeader it takes
// the header's place.
func CSVColumns(names ...string) CSVOption { return csvio.Columns(names...) }

// CSVLazyQuotes has quotes taken as they are that are inside of a field, or that the format would want to be doubled.
func CSVLazyQuotes() CSVOption { return csvio.LazyQuotes() }

// CSVSingleLine says that no field has a line break. Files are then cut into partitions as TextFile cuts them. Where
// it is not true, records come out torn or as an error.
func CSVSingleLine() CSVOption { return csvio.SingleLine() }

// CSVPartitions sets the number of partitions that plain files are cut into with CSVSingleLine; the default is the
// context's.
func CSVPartitions(n int) CSVOption { return csvio.Partitions(n) }

// CSV makes an RDD of the records of files of comma-separated values (RFC 4180), each a slice of its fields. path means
// files as in TextFile, and they are unpacked as there. Empty lines are skipped, fields in quotes may hold line breaks,
// and every record of a file must have equally many fields.
//
// A file is one partition; with CSVSingleLine it is cut into more. It panics with an *Error where TextFile does; a
// record that is not well formed, or has more than 64 MB, fails the action with file and line.
func CSV(c *Context, path string, opts ...CSVOption) *RDD[[]string] {
	node := csvio.Rows(c.Graph(), path, c.DefaultPartitions(), opts)
	all := csvio.Complete(c.DefaultPartitions(), opts)
	return called[[]string](c, node, "CSV", path, all)
}

// CSVAs makes an RDD of structs of the records of files of comma-separated values, which are found and read as by CSV.
// The first record of each file names the columns. An exported field of T takes the column of its name, in capital or
// small letters, or the one that its tag names, as in
//
//	type Song struct {
//		Title string
//		Year  int `csv:"year of release"`
//	}
//
// Columns that no field asks for are skipped, and so are fields with the tag csv:"-". Fields are strings, bools,
// numbers, time.Duration, time.Time (as RFC 3339 writes it) and other types with UnmarshalText, or pointers to these,
// which stay nil where a cell is empty. Spaces around numbers do not count.
//
// It panics with an *Error where CSV does and when T cannot be filled. A column that is missing, or a cell that is no
// value of its field, fails the action with file, line, column, what was found and what is needed.
func CSVAs[T any](c *Context, path string, opts ...CSVOption) *RDD[T] {
	node := csvio.Structs(c.Graph(), path, c.DefaultPartitions(), []T{}, opts)
	all := csvio.Complete(c.DefaultPartitions(), opts)
	return called[T](c, node, "CSVAs", path, all)
}
