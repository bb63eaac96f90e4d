package records

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
)

// Summary is what a checker found. Two runs of records hold the same ones, in whatever order, when Count and Checksum
// agree: a record that is lost, doubled or changed makes a difference in one of them.
type Summary struct {
	// Count is the number of records.
	Count uint64
	// Checksum is the sum of the CRC-32 of every record. It does not depend on their order.
	Checksum uint64
	// Duplicates is the number of records whose key is that of the record before.
	Duplicates uint64
	// Unordered is the number of records whose key is below that of the record before.
	Unordered uint64
	// First is the number of the first such record, counted from 0.
	First uint64
}

// Sorted tells whether no record is out of order.
func (s Summary) Sorted() bool { return s.Unordered == 0 }

// SameRecords tells whether t is of the same records, perhaps in another order.
func (s Summary) SameRecords(t Summary) bool { return s.Count == t.Count && s.Checksum == t.Checksum }

// String shows the summary as valsort does.
func (s Summary) String() string {
	order := "all records are in order"
	if !s.Sorted() {
		order = fmt.Sprintf("%d records are out of order, first record %d", s.Unordered, s.First)
	}
	return fmt.Sprintf("records: %d, checksum: %x, duplicate keys: %d, %s", s.Count, s.Checksum, s.Duplicates, order)
}

// Checker checks the records written to it, however the writes cut them.
type Checker struct {
	s       Summary
	last    [KeySize]byte
	partial []byte
}

// NewChecker makes a checker that has seen nothing.
func NewChecker() *Checker { return &Checker{partial: make([]byte, 0, Size)} }

// Write implements io.Writer. It never fails.
func (c *Checker) Write(p []byte) (int, error) {
	n := len(p)
	if len(c.partial) > 0 {
		k := min(Size-len(c.partial), len(p))
		c.partial = append(c.partial, p[:k]...)
		p = p[k:]
		if len(c.partial) < Size {
			return n, nil
		}
		c.record(c.partial)
		c.partial = c.partial[:0]
	}
	for len(p) >= Size {
		c.record(p[:Size])
		p = p[Size:]
	}
	c.partial = append(c.partial, p...)
	return n, nil
}

func (c *Checker) record(r []byte) {
	if c.s.Count > 0 {
		switch order := bytes.Compare(c.last[:], r[:KeySize]); {
		case order == 0:
			c.s.Duplicates++
		case order > 0:
			if c.s.Unordered == 0 {
				c.s.First = c.s.Count
			}
			c.s.Unordered++
		}
	}
	copy(c.last[:], r)
	c.s.Checksum += uint64(crc32.ChecksumIEEE(r))
	c.s.Count++
}

// Summary is what the checker found so far. It is an error when the last record is not complete.
func (c *Checker) Summary() (Summary, error) {
	if len(c.partial) > 0 {
		return c.s, fmt.Errorf("after record %d there are %d bytes, which are no record of %d", c.s.Count, len(c.partial), Size)
	}
	return c.s, nil
}

// Check checks the files part-* of a folder, as one run of records in the order of the files' names. No record may go
// on in the next file.
func Check(dir string) (Summary, error) {
	files, err := filepath.Glob(filepath.Join(dir, "part-*"))
	if err != nil {
		return Summary{}, fmt.Errorf("look for records in %s: %w", dir, err)
	}
	if len(files) == 0 {
		return Summary{}, fmt.Errorf("check records: %s has no files part-*", dir)
	}
	c := NewChecker()
	buffer := make([]byte, 1<<20)
	for _, path := range files {
		if err := c.file(path, buffer); err != nil {
			return c.s, fmt.Errorf("check records in %s: %w", path, err)
		}
	}
	return c.s, nil
}

func (c *Checker) file(path string, buffer []byte) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	// Only a plain writer and a plain reader make CopyBuffer use the buffer.
	_, err = io.CopyBuffer(struct{ io.Writer }{c}, struct{ io.Reader }{f}, buffer)
	if err == nil {
		_, err = c.Summary()
	}
	return errors.Join(err, f.Close())
}
