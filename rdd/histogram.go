package rdd

import (
	"lab/rdd/plan"
	"lab/rdd/stat"
)

// Histogram counts the elements in buckets of even width between the smallest and the largest. It returns the bounds,
// one more than there are buckets, and the count of each bucket. A bucket holds its lower bound but not its upper one;
// only the last holds both. NaN is left out. Where all elements are equal there is one bucket, from them to them.
//
// It runs two jobs, one of which finds the bounds: cache r when computing it is costly. It panics with an *Error when
// there are no elements (but NaN), or infinite ones.
func Histogram[N Number](r *RDD[N], buckets int) ([]float64, []int64) {
	if buckets < 1 {
		plan.Fail("Histogram", "the number of buckets is %d; give 1 or more", buckets)
	}
	results := r.ctx.Executor().Run("Histogram", r.node, nil, func(part int, in plan.Stream) any {
		var e stat.Extent
		in(func(batch any) bool {
			xs := batch.([]N)
			e = e.With(floats(xs))
			return true
		})
		return e
	})
	var extent stat.Extent
	for _, result := range results {
		e := result.(stat.Extent)
		extent = extent.Merge(e)
	}
	if !extent.Any {
		plan.Fail("Histogram", "the RDD %v is empty, so its elements have no smallest and no largest", r.node)
	}
	bounds, err := stat.Even(extent, buckets)
	if err != nil {
		plan.Fail("Histogram", "%w", err)
	}
	return bounds, countBuckets(r, "Histogram", bounds, true)
}

// HistogramBetween counts the elements in buckets between given bounds, which must rise: 0, 10, 100 makes one bucket
// from 0 to 10 and one from 10 to 100. A bucket holds its lower bound but not its upper one; only the last holds both.
// Elements outside of all buckets, and NaN, are left out. The bounds may be infinite.
func HistogramBetween[N Number](r *RDD[N], bounds []float64) []int64 {
	err := stat.CheckBounds(bounds)
	if err != nil {
		plan.Fail("HistogramBetween", "%w", err)
	}
	return countBuckets(r, "HistogramBetween", bounds, false)
}

func countBuckets[N Number](r *RDD[N], action string, bounds []float64, even bool) []int64 {
	results := r.ctx.Executor().Run(action, r.node, nil, func(part int, in plan.Stream) any {
		h := stat.NewHistogram(bounds, even)
		in(func(batch any) bool {
			xs := batch.([]N)
			h.Add(floats(xs))
			return true
		})
		return h.Counts()
	})
	total := make([]int64, len(bounds)-1)
	for _, result := range results {
		counts := result.([]int64)
		for i, n := range counts {
			total[i] += n
		}
	}
	return total
}

// floats converts a batch, for compiled code that takes one type of number.
func floats[N Number](xs []N) []float64 {
	fs := make([]float64, len(xs))
	for i, x := range xs {
		fs[i] = float64(x)
	}
	return fs
}
