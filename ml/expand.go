package ml

import "math"

// maxExpanded bounds what features expand to: far more than least squares can solve, and below what fills a memory
// point by point.
const maxExpanded = 1 << 24

// Polynomial returns all products of one to degree features, each set of factors once, features by themselves first:
// of [a, b] with degree 2, [a, b, a², ab, b²]. Of d features there are C(d+degree, degree) - 1: 90 of 12 with degree
// 2. It panics with *[Error] for a degree below 1 and for more than 16,777,216 products.
func Polynomial(features []float64, degree int) []float64 {
	if degree < 1 {
		fail("Polynomial", "a degree of %d: give 1 or more", degree)
	}
	d, count := len(features), 1.0
	for k := 1; k <= degree && count <= maxExpanded && d > 0; k++ {
		count *= float64(d+k) / float64(k)
	}
	if count > maxExpanded {
		fail("Polynomial", "%d features with degree %d give more than %d products: choose features or a lower degree", d, degree, maxExpanded)
	}
	out := make([]float64, 0, int(math.Round(count)))
	out = append(out, features...)
	// starts[j] is where, among the products of the last degree, those begin that have no factor before feature j.
	starts := make([]int, d)
	for j := range starts {
		starts[j] = j
	}
	for range degree - 1 {
		last := len(out)
		next := make([]int, d)
		for j, x := range features {
			next[j] = len(out)
			for _, p := range out[starts[j]:last] {
				out = append(out, x*p)
			}
		}
		starts = next
	}
	return out
}

// Interactions returns the d features followed by their products in pairs, all d² of them in order: of [a, b], [a, b,
// a², ab, ba, b²]. So 12 features give 156. [Polynomial] with degree 2 has each product once. It panics with *[Error]
// for more than 4,095 features.
func Interactions(features []float64) []float64 {
	d := len(features)
	if d*(d+1) > maxExpanded {
		fail("Interactions", "%d features give more than %d products: choose features", d, maxExpanded)
	}
	out := make([]float64, 0, d+d*d)
	out = append(out, features...)
	for _, x := range features {
		for _, y := range features {
			out = append(out, x*y)
		}
	}
	return out
}
