package rdd

import (
	"cmp"
	"fmt"
	"math"

	"lab/rdd/plan"
)

// Number is what Sum, Mean and Stats work on.
type Number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64
}

// Sum adds all elements, 0 when there are none. Integers wrap around as Go's do.
func Sum[N Number](r *RDD[N]) N {
	results := r.ctx.Executor().Run("Sum", r.node, nil, func(part int, in plan.Stream) any {
		var sum N
		in(func(batch any) bool {
			xs := batch.([]N)
			for _, x := range xs {
				sum += x
			}
			return true
		})
		return []N{sum}
	})
	var total N
	for _, result := range results {
		sum := result.([]N)
		total += sum[0]
	}
	return total
}

// Mean is the arithmetic mean. It panics with an *Error when there are no elements.
func Mean[N Number](r *RDD[N]) float64 {
	s := gatherStats(r, "Mean")
	if s.Count() == 0 {
		plan.Fail("Mean", "the RDD %v is empty, so it has no mean", r.node)
	}
	return s.Mean()
}

// Stats gives count, sum, mean, variance, minimum and maximum in one job.
func Stats[N Number](r *RDD[N]) StatCounter {
	return gatherStats(r, "Stats")
}

func gatherStats[N Number](r *RDD[N], action string) StatCounter {
	results := r.ctx.Executor().Run(action, r.node, nil, func(part int, in plan.Stream) any {
		var s StatCounter
		in(func(batch any) bool {
			xs := batch.([]N)
			fs := make([]float64, len(xs))
			for i, x := range xs {
				fs[i] = float64(x)
			}
			s = s.With(fs...)
			return true
		})
		return s
	})
	var total StatCounter
	for _, result := range results {
		s := result.(StatCounter)
		total = total.Merge(s)
	}
	return total
}

// Min is the smallest element. It panics with an *Error when there are none.
func Min[T cmp.Ordered](r *RDD[T]) T {
	got := reduceParts(r, "Min", func(a, b T) T {
		return min(a, b)
	})
	if len(got) == 0 {
		plan.Fail("Min", "the RDD %v is empty, so it has no smallest element", r.node)
	}
	return got[0]
}

// Max is the largest element. It panics with an *Error when there are none.
func Max[T cmp.Ordered](r *RDD[T]) T {
	got := reduceParts(r, "Max", func(a, b T) T {
		return max(a, b)
	})
	if len(got) == 0 {
		plan.Fail("Max", "the RDD %v is empty, so it has no largest element", r.node)
	}
	return got[0]
}

// StatCounter holds the count, sum, mean, variance, minimum and maximum of numbers. The zero value stands for no
// numbers. The variance is kept as the sum of squared distances from the running mean (Welford), and joined as Chan,
// Golub and LeVeque do, which loses far less precision than sums of squares.
type StatCounter struct {
	n            int64
	sum          float64
	mean, square float64
	low, high    float64
}

// With gives the counter with more numbers added.
func (s StatCounter) With(xs ...float64) StatCounter {
	for _, x := range xs {
		if s.n == 0 {
			s.low, s.high = x, x
		}
		s.low, s.high = min(s.low, x), max(s.high, x)
		s.n++
		s.sum += x
		d := x - s.mean
		s.mean += d / float64(s.n)
		s.square += d * (x - s.mean)
	}
	return s
}

// Merge gives the counter of the numbers of both.
func (s StatCounter) Merge(t StatCounter) StatCounter {
	if s.n == 0 {
		return t
	}
	if t.n == 0 {
		return s
	}
	n := float64(s.n + t.n)
	d := t.mean - s.mean
	return StatCounter{
		n: s.n + t.n, sum: s.sum + t.sum,
		mean:   s.mean + d*float64(t.n)/n,
		square: s.square + t.square + d*d*float64(s.n)*float64(t.n)/n,
		low:    min(s.low, t.low), high: max(s.high, t.high),
	}
}

// Count is how many numbers there are.
func (s StatCounter) Count() int64 { return s.n }

// Sum is their sum.
func (s StatCounter) Sum() float64 { return s.sum }

// Mean is their mean, NaN when there are none.
func (s StatCounter) Mean() float64 { return s.sum / float64(s.n) }

// Min is the smallest, NaN when there are none.
func (s StatCounter) Min() float64 { return s.orNaN(s.low, 1) }

// Max is the largest, NaN when there are none.
func (s StatCounter) Max() float64 { return s.orNaN(s.high, 1) }

// Variance is the mean squared distance from the mean (the population's variance), NaN when there are no numbers.
func (s StatCounter) Variance() float64 { return s.orNaN(s.square/float64(s.n), 1) }

// Stdev is the square root of Variance.
func (s StatCounter) Stdev() float64 { return math.Sqrt(s.Variance()) }

// SampleVariance estimates the variance of what the numbers were drawn from: it divides by the count less one. It is
// NaN below two numbers.
func (s StatCounter) SampleVariance() float64 { return s.orNaN(s.square/float64(s.n-1), 2) }

// SampleStdev is the square root of SampleVariance.
func (s StatCounter) SampleStdev() float64 { return math.Sqrt(s.SampleVariance()) }

func (s StatCounter) orNaN(x float64, least int64) float64 {
	if s.n < least {
		return math.NaN()
	}
	return x
}

// String shows count, mean, standard deviation, maximum and minimum.
func (s StatCounter) String() string {
	return fmt.Sprintf("(count: %d, mean: %g, stdev: %g, max: %g, min: %g)", s.n, s.Mean(), s.Stdev(), s.Max(), s.Min())
}
