// Package records makes and checks the data of sort benchmarks: records of 100 bytes, whose first ten are a random key,
// as gensort writes them, and the proof that a sort lost, changed and misplaced none, as valsort gives it.
//
// A record depends on the seed and its number only, so any stretch of the data can be made by itself, and nothing is
// ever held in memory but what is being written or checked. math/rand/v2's PCG is seeded anew for every record: that
// costs a few nanoseconds, where ChaCha8 would fill a buffer that is thrown away.
package records

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
)

const (
	// Size is the number of bytes of a record.
	Size = 100
	// KeySize is the number of bytes of its key, with which it begins.
	KeySize = 10
)

// Fill writes record number i of a seed to dst: the key, the number in 32 hexadecimal digits, and filler that differs
// from record to record, so that a wrong byte anywhere changes the checksum.
func Fill(dst *[Size]byte, seed, i uint64) {
	var random rand.PCG
	random.Seed(seed, i)
	binary.BigEndian.PutUint64(dst[:8], random.Uint64())
	last := random.Uint64()
	binary.BigEndian.PutUint16(dst[8:KeySize], uint16(last))
	const digits = "0123456789ABCDEF"
	number := dst[KeySize : KeySize+32]
	for at, rest := len(number)-1, i; at >= 0; at, rest = at-1, rest>>4 {
		number[at] = digits[rest&15]
	}
	// Runs of four equal letters, as gensort has them: like text, the filler can be compressed somewhat.
	filler := dst[KeySize+32:]
	for at := 0; at < len(filler); at += 4 {
		letter := 'A' + byte(last>>16+uint64(at)*7)%26
		for k := at; k < min(at+4, len(filler)); k++ {
			filler[k] = letter
		}
		last = last>>3 | last<<61
	}
}

// Reader reads records one after another.
type Reader struct {
	seed, next, end uint64
	record          [Size]byte
	rest            []byte // of record
}

// NewReader makes a reader of count records of a seed, the first of which has the number first.
func NewReader(seed, first, count uint64) *Reader {
	return &Reader{seed: seed, next: first, end: first + count}
}

// Read implements io.Reader.
func (r *Reader) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		if len(r.rest) == 0 {
			if r.next == r.end {
				break
			}
			Fill(&r.record, r.seed, r.next)
			r.next++
			r.rest = r.record[:]
		}
		k := copy(p[n:], r.rest)
		r.rest = r.rest[k:]
		n += k
	}
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// WriteFiles writes count records of a seed to the given number of files in dir, part-00000 and so on, which are of
// even size. It answers what Check will say of them but for the order.
func WriteFiles(dir string, seed, count uint64, files int) (Summary, error) {
	if files < 1 {
		return Summary{}, fmt.Errorf("records cannot be written to %d files; give 1 or more", files)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Summary{}, fmt.Errorf("make a folder for records: %w", err)
	}
	c := NewChecker()
	for i := range uint64(files) {
		first, end := count*i/uint64(files), count*(i+1)/uint64(files)
		path := filepath.Join(dir, fmt.Sprintf("part-%05d", i))
		if err := writeFile(path, io.TeeReader(NewReader(seed, first, end-first), c)); err != nil {
			return Summary{}, fmt.Errorf("write records: %w", err)
		}
	}
	return c.Summary()
}

func writeFile(path string, r io.Reader) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = bufio.NewReaderSize(r, 1<<20).WriteTo(f)
	return errors.Join(err, f.Close())
}
