// Package sketch counts distinct elements in little memory, about.
//
// It wraps HyperLogLog (github.com/axiomhq/hyperloglog, chosen because it is maintained and has both improvements that
// make small and middle counts right: a sparse form and LogLog-Beta's correction of bias) with what package rdd needs:
// a precision chosen from the error that is asked for, and this module's hash, so that every process and every machine
// comes to the same number.
//
// A sketch of few elements is a short list that is all but exact; one of many is an array of registers of fixed size.
// Which of the two it is depends on the elements only, so the count is the same however they were spread over
// partitions and merged.
package sketch

import (
	"fmt"
	"math"

	"github.com/axiomhq/hyperloglog"

	"lab/rdd/hash"
)

// Sketch counts distinct elements.
type Sketch struct{ hll *hyperloglog.Sketch }

// The registers are a power of two in number, 2^4 to 2^18.
const (
	least, most = 4, 18
	// Finest is the smallest error that can be asked for.
	Finest = 0.0021
	// Coarsest is the largest one.
	Coarsest = 0.37
)

// Precision is the binary logarithm of the number of registers with which the standard deviation of the relative error
// is at most so much. It answers an error when none is.
func Precision(relativeSD float64) (uint8, error) {
	if !(relativeSD >= Finest && relativeSD <= Coarsest) {
		return 0, fmt.Errorf("the relative error is %v; give a number from %v (%d KiB of memory for each sketch) to %v, such as 0.05",
			relativeSD, Finest, 1<<most/1024, Coarsest)
	}
	// 1.054/sqrt(2^p), as in Spark.
	p := math.Ceil(2 * math.Log2(1.054/relativeSD))
	return uint8(min(max(p, least), most)), nil
}

// New makes an empty sketch with a precision that Precision gave.
func New(precision uint8) *Sketch {
	hll, err := hyperloglog.NewSketch(precision, true)
	if err != nil {
		panic(fmt.Errorf("making a sketch of precision %d: %w", precision, err))
	}
	return &Sketch{hll}
}

// Add counts the elements of a slice.
func (s *Sketch) Add(slice any) {
	for _, h := range hash.Sums(slice) {
		s.hll.InsertHash(h)
	}
}

// AddHash counts an element whose hash package hash gave.
func (s *Sketch) AddHash(h uint64) { s.hll.InsertHash(h) }

// Bytes is the sketch as bytes, for a shuffle.
func (s *Sketch) Bytes() []byte {
	data, err := s.hll.MarshalBinary()
	if err != nil {
		panic(fmt.Errorf("writing a sketch: %w", err))
	}
	return data
}

// Merge counts what was counted by the sketch, of the same precision, of which the bytes are.
func (s *Sketch) Merge(data []byte) {
	if err := s.hll.Merge(read(data).hll); err != nil {
		panic(fmt.Errorf("merging sketches: %w", err))
	}
}

func read(data []byte) *Sketch {
	var hll hyperloglog.Sketch
	if err := hll.UnmarshalBinary(data); err != nil {
		panic(fmt.Errorf("reading a sketch: %w", err))
	}
	return &Sketch{&hll}
}

// Join is the sketch, as bytes, of what two sketches of the same precision have counted.
func Join(a, b []byte) []byte {
	s := read(a)
	s.Merge(b)
	return s.Bytes()
}

// CountOf is Count of a sketch as bytes.
func CountOf(data []byte) int64 { return read(data).Count() }

// Count is about the number of distinct elements.
func (s *Sketch) Count() int64 { return int64(s.hll.Estimate()) }
