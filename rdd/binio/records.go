package binio

import (
	"io"

	"lab/rdd/fileio"
	"lab/rdd/plan"
)

// blockSize is how many bytes are read at a time and share an array: enough that neither the system calls nor the
// allocations count.
const blockSize = 1 << 20

// Records adds a source of the records, each of length bytes, of the files that path names. Its batches are [][]byte.
func Records(g *plan.Graph, path string, length, partitions int) *plan.Node {
	const op = "BinaryRecords"
	g.Check(op)
	if length < 1 {
		plan.Fail(op, "the length of a record is %d bytes; give 1 or more", length)
	}
	files, err := fileio.Find(path)
	if err != nil {
		plan.Fail(op, "%w", err)
	}
	for _, f := range files {
		if fileio.Packed(f) {
			plan.Fail(op, "%s is packed, and records are read at their places in the file; unpack it first", f.Path)
		}
		if rest := f.Size % int64(length); rest != 0 {
			plan.Fail(op, "%s has %d bytes, which are %d records of %d bytes and %d bytes left over; check the length of a record, and "+
				"whether the file is complete or has a header", f.Path, f.Size, f.Size/int64(length), length, rest)
		}
	}
	splits := fileio.Cut(files, partitions, int64(length), func(fileio.File) bool { return false })
	return g.Source(op, len(splits), func(part int, emit plan.Emit) error { return readRecords(splits[part], length, emit) })
}

func readRecords(s fileio.Split, length int, emit plan.Emit) error {
	if s.Start == s.End {
		return nil
	}
	f, err := fileio.Open(s.File)
	if err != nil {
		return err
	}
	defer f.Close()
	size := int64(max(blockSize/length, 1)) * int64(length)
	room := make([][]byte, plan.BatchSize)
	for at := s.Start; at < s.End; at += size {
		block := make([]byte, min(size, s.End-at))
		if n, err := f.ReadAt(block, at); n < len(block) {
			if err == nil {
				err = io.ErrUnexpectedEOF
			}
			return fileio.Unreadable(s.File, err)
		}
		for len(block) > 0 {
			batch := room[:min(len(block)/length, plan.BatchSize)]
			for i := range batch {
				batch[i] = block[i*length : (i+1)*length : (i+1)*length]
			}
			if !emit(batch) {
				return nil
			}
			block = block[len(batch)*length:]
		}
	}
	return nil
}
