// Package csvio reads files of comma-separated values as sources of a plan.
//
// Records come from encoding/csv, which knows the format's corners. A quoted field may hold line breaks, so no place in
// the middle of a file can be told to begin a record, and a file is one partition. With SingleLine the user says that
// there are no such fields; then files are cut at line ends as text is.
//
// Rows become structs by a table of columns and fields that is made once for a file. The cells of a record are cut out
// of one string, and values are set through the addresses of fields, so that a row costs one allocation. Messages about
// a cell tell the line also when the partition begins in the middle of the file: the lines before it are counted then,
// and only then.
package csvio
