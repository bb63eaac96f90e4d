package ml

import (
	"strconv"
	"strings"
)

// SparseVector is a vector of Size numbers of which most are 0: only those at Indices, which ascend, are kept, in
// Values. It takes 16 bytes for each, and nothing for the zeros between. Its fields must not be changed once tasks
// share it.
type SparseVector struct {
	Size    int       // the number of coordinates, zeros included
	Indices []int     // ascending, each at least 0 and below Size
	Values  []float64 // as many as Indices
}

// NewSparse returns the vector of size numbers with values at the given indices and zeros elsewhere. The slices are
// copied. It panics with *[Error] for a negative size, and unless indices ascend, without a repetition, from 0 to
// below size; with *[DimensionError] unless there is one value for each index.
func NewSparse(size int, indices []int, values []float64) SparseVector {
	if size < 0 {
		fail("NewSparse", "a vector cannot have %d numbers", size)
	}
	needLength("NewSparse", "values", values, len(indices))
	for i, at := range indices {
		if at < 0 || at >= size {
			fail("NewSparse", "index %d is not one of the %d from 0: give a larger size or another index", at, size)
		}
		if i > 0 && at <= indices[i-1] {
			fail("NewSparse", "index %d stands after %d: indices must ascend, each once; sort them first", at, indices[i-1])
		}
	}
	return SparseVector{Size: size, Indices: append([]int{}, indices...), Values: append([]float64{}, values...)}
}

// Dot returns the inner product with a dense vector, at the cost of the numbers that are kept. It panics with
// *[DimensionError] unless b has Size numbers.
func (v SparseVector) Dot(b []float64) float64 {
	needLength("SparseVector.Dot", "b", b, v.Size)
	return v.dot(b)
}

func (v SparseVector) dot(b []float64) float64 {
	s := 0.0
	for i, at := range v.Indices {
		s += v.Values[i] * b[at]
	}
	return s
}

// Dense returns all Size numbers.
func (v SparseVector) Dense() []float64 {
	out := make([]float64, v.Size)
	for i, at := range v.Indices {
		out[at] = v.Values[i]
	}
	return out
}

// NonZeros returns how many coordinates are not 0. A kept 0 does not count.
func (v SparseVector) NonZeros() int {
	n := 0
	for _, x := range v.Values {
		if x != 0 {
			n++
		}
	}
	return n
}

// String shows size, indices and values, as in "(7,[2,3],[1,1])".
func (v SparseVector) String() string {
	var b strings.Builder
	b.WriteString("(" + itoa(v.Size) + ",[")
	for i, at := range v.Indices {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(itoa(at))
	}
	b.WriteString("],[")
	for i, x := range v.Values {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.FormatFloat(x, 'g', -1, 64))
	}
	b.WriteString("])")
	return b.String()
}

// check says whether the vector is one that NewSparse could have made; it is for the tasks that index by it.
func (v SparseVector) check(function string, size int) {
	if v.Size != size {
		panic(&DimensionError{Func: function, What: "a point's features", Got: v.Size, Want: size})
	}
	needLength(function, "a point's values", v.Values, len(v.Indices))
	last := -1
	for _, at := range v.Indices {
		if at <= last || at >= size {
			fail(function, "a point's indices do not ascend from 0 to below its size of %d: make vectors with NewSparse", size)
		}
		last = at
	}
}

// SparsePoint is a [LabeledPoint] with sparse features: the memory and the work for it are in proportion to what is not 0.
type SparsePoint struct {
	Label    float64      // what is to be predicted, in its own unit
	Features SparseVector // what is known; all points have the same Size
}
