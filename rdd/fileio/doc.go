// Package fileio is what all sources and sinks of files share: which files a path means, how they are cut into
// partitions, how they are unpacked, and how a job's output appears whole or not at all.
//
// # Paths
//
// A path is a file, a folder (its files, not those of folders in it), or a pattern; several are separated by commas.
// Names that begin with "." or "_" are left out of folders and patterns, as in Spark, because those are the marks
// and leftovers of jobs. Find looks files up once, when the source is made, so that a wrong path is refused at the
// line that has it, and so that a task that is tried again reads what the first attempt read. Unlike filepath.Glob,
// it fails when a folder cannot be read: a result that lacks a part of its input is worse than none.
//
// # Splits
//
// Cut gives every file as many even stretches of bytes as its share of all bytes asks for. Readers move the two ends
// of a stretch to where a line or record begins by a rule that looks at the position only. So neighbours agree
// without knowing of one another, and every record is read exactly once.
//
// # Compression
//
// The extension says how a file is packed. Unpackers come from github.com/klauspost/compress (pure Go, and faster
// than the standard library's for gzip and zlib), bzip2 from the standard library. Packed files cannot be entered in
// the middle and are one partition each.
//
// # Output
//
// Save writes to a hidden folder beside the one that was asked for and renames it at the end, so dir is complete when
// it exists. Every attempt of a task has a file of its own in there, renamed when complete; so attempts that run twice,
// side by side or after a failure, cannot mix.
package fileio
