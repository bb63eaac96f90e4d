package stat

import (
	"fmt"
	"math"
	"slices"
	"sort"
)

// Extent finds the smallest and the largest of numbers, leaving out NaN. The zero value has seen none.
type Extent struct {
	Low, High float64
	Any       bool
}

// With gives the extent with more numbers seen.
func (e Extent) With(xs []float64) Extent {
	for _, x := range xs {
		if x == x {
			e = e.Merge(Extent{x, x, true})
		}
	}
	return e
}

// Merge gives the extent of the numbers of both.
func (e Extent) Merge(o Extent) Extent {
	if !e.Any {
		return o
	}
	if !o.Any {
		return e
	}
	return Extent{min(e.Low, o.Low), max(e.High, o.High), true}
}

// Even gives the bounds of n buckets of even width over an extent; one bucket when it is a single number.
func Even(e Extent, n int) ([]float64, error) {
	if math.IsInf(e.Low, 0) || math.IsInf(e.High, 0) {
		return nil, fmt.Errorf("the elements go from %v to %v, which even buckets cannot span; give the bounds of the buckets "+
			"yourself, or filter the infinite ones out", e.Low, e.High)
	}
	if e.Low == e.High {
		return []float64{e.Low, e.High}, nil
	}
	bounds := make([]float64, n+1)
	width := e.High - e.Low
	tooWide := math.IsInf(width*float64(n), 0)
	for i := range bounds {
		if !tooWide {
			bounds[i] = e.Low + width*float64(i)/float64(n)
		} else { // a weighted mean instead, which is less exact
			bounds[i] = e.Low*(float64(n-i)/float64(n)) + e.High*(float64(i)/float64(n))
		}
	}
	bounds[n] = e.High
	for i := range n {
		if bounds[i] >= bounds[i+1] {
			return nil, fmt.Errorf("%d buckets between %v and %v are narrower than numbers can tell apart; use fewer", n, e.Low, e.High)
		}
	}
	return bounds, nil
}

// CheckBounds answers why the bounds make no buckets, or nil.
func CheckBounds(bounds []float64) error {
	if len(bounds) < 2 {
		return fmt.Errorf("there are %d bounds; give at least two, the start and the end of one bucket", len(bounds))
	}
	for i, b := range bounds {
		if math.IsNaN(b) {
			return fmt.Errorf("bound %d is NaN; give numbers in rising order", i)
		}
		if i > 0 && b <= bounds[i-1] {
			return fmt.Errorf("bound %d is %v, after %v; give numbers in rising order, each once", i, b, bounds[i-1])
		}
	}
	return nil
}

// Histogram counts numbers in buckets. A bucket holds its lower bound but not its upper one; only the last holds both.
type Histogram struct {
	bounds []float64
	counts []int64
	even   bool
}

// NewHistogram makes an empty histogram. With even buckets a number's bucket is found in one step.
func NewHistogram(bounds []float64, even bool) *Histogram {
	return &Histogram{bounds: slices.Clone(bounds), counts: make([]int64, len(bounds)-1), even: even}
}

// Add counts numbers. Those outside of all buckets, and NaN, are left out.
func (h *Histogram) Add(xs []float64) {
	n := len(h.counts)
	low, high := h.bounds[0], h.bounds[n]
	for _, x := range xs {
		switch {
		case !(x >= low && x <= high):
		case x == high:
			h.counts[n-1]++
		case h.even:
			h.counts[h.guess(x)]++
		default:
			// The first bound above x ends its bucket.
			h.counts[sort.Search(n, func(i int) bool { return h.bounds[i+1] > x })]++
		}
	}
}

// guess finds the bucket of x, which is below the last bound, by division. Rounding may miss by one, so the bounds,
// which the user sees, decide.
func (h *Histogram) guess(x float64) int {
	n := len(h.counts)
	low, high := h.bounds[0], h.bounds[n]
	i := int((x/2 - low/2) / (high/2 - low/2) * float64(n))
	i = min(max(i, 0), n-1)
	for i > 0 && x < h.bounds[i] {
		i--
	}
	for i < n-1 && x >= h.bounds[i+1] {
		i++
	}
	return i
}

// Counts is how many numbers each bucket holds.
func (h *Histogram) Counts() []int64 { return h.counts }
