package stat

import (
	"fmt"
	"math"
	"time"

	"gonum.org/v1/gonum/stat/distuv"
)

// Estimate is a number that is known only about: it is likely Mean, and lies between Low and High with probability
// Confidence. A Confidence of 1 means that Mean is exact.
type Estimate struct {
	Mean, Low, High, Confidence float64
}

// Exact tells whether everything was computed, so that Mean is the result and no estimate.
func (e Estimate) Exact() bool { return e.Confidence == 1 }

// String shows the mean and the interval.
func (e Estimate) String() string {
	if e.Exact() {
		return fmt.Sprintf("%g (exact)", e.Mean)
	}
	return fmt.Sprintf("%g (between %g and %g with confidence %g)", e.Mean, e.Low, e.High, e.Confidence)
}

// Deadline is a moment after which a job gives up what it has not finished.
type Deadline struct{ at time.Time }

// NewDeadline makes the deadline that is a time away, or answers why timeout or confidence make no sense.
func NewDeadline(timeout time.Duration, confidence float64) (Deadline, error) {
	if timeout < 0 {
		return Deadline{}, fmt.Errorf("the timeout is %v; give a time of 0 or more", timeout)
	}
	if !(confidence > 0 && confidence < 1) {
		return Deadline{}, fmt.Errorf("the confidence is %v; give a number between 0 and 1, such as 0.95", confidence)
	}
	return Deadline{time.Now().Add(timeout)}, nil
}

// Passed tells whether the deadline has passed.
func (d Deadline) Passed() bool { return !time.Now().Before(d.at) }

// Part is the count and the sum of a partition's elements; Done says that it was read to its end.
type Part struct {
	Count float64
	Sum   float64
	Done  bool
}

// With gives the part with more elements.
func (p Part) With(xs []float64) Part {
	p.Count += float64(len(xs))
	for _, x := range xs {
		p.Sum += x
	}
	return p
}

// The estimates take the finished partitions for a random sample of all (a cluster sample): what varies is the whole
// partition, not the single element, because elements of one partition are often alike. So the interval is right also
// where a filter leaves most partitions empty; with one finished partition nothing is known about how they vary, and
// the interval is unbounded.

// total estimates the sum over all partitions of what value gives for each.
func total(parts []Part, confidence float64, value func(Part) float64) Estimate {
	var n, mean, square float64
	for _, p := range parts {
		if p.Done {
			n++
			d := value(p) - mean
			mean += d / n
			square += d * (value(p) - mean)
		}
	}
	all := float64(len(parts))
	if n == all {
		sum := 0.0
		for _, p := range parts {
			sum += value(p)
		}
		return Estimate{sum, sum, sum, 1}
	}
	if n == 0 {
		return Estimate{0, math.Inf(-1), math.Inf(1), 0}
	}
	margin := all * math.Sqrt((1-n/all)*square/(n-1)/n) * quantile(confidence, n)
	return around(all*mean, margin, confidence)
}

// Sum estimates the sum of all elements.
func Sum(parts []Part, confidence float64) Estimate {
	return total(parts, confidence, func(p Part) float64 { return p.Sum })
}

// Count estimates the number of elements. No fewer than have been counted are possible.
func Count(parts []Part, confidence float64) Estimate {
	e := total(parts, confidence, func(p Part) float64 { return p.Count })
	seen := 0.0
	for _, p := range parts {
		seen += p.Count // also of partitions that were left in the middle
	}
	e.Low, e.Mean = max(e.Low, seen), max(e.Mean, seen)
	e.High = max(e.High, e.Mean)
	return e
}

// Mean estimates the mean of all elements, as the ratio of sums and counts. Without any element it is NaN.
func Mean(parts []Part, confidence float64) Estimate {
	var n, count, sum float64
	for _, p := range parts {
		if p.Done {
			n++
			count += p.Count
			sum += p.Sum
		}
	}
	all := float64(len(parts))
	mean := sum / count
	if n == all {
		return Estimate{mean, mean, mean, 1}
	}
	if count == 0 {
		return Estimate{math.NaN(), math.Inf(-1), math.Inf(1), 0}
	}
	square := 0.0
	for _, p := range parts {
		if p.Done {
			d := p.Sum - mean*p.Count
			square += d * d
		}
	}
	margin := math.Sqrt((1-n/all)*square/(n-1)/n) / (count / n) * quantile(confidence, n)
	return around(mean, margin, confidence)
}

func around(mean, margin, confidence float64) Estimate {
	if math.IsNaN(margin) {
		margin = math.Inf(1)
	}
	return Estimate{mean, mean - margin, mean + margin, confidence}
}

// quantile is how many standard errors a mean of n samples may be off.
func quantile(confidence, n float64) float64 {
	if n < 2 {
		return math.Inf(1)
	}
	return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: n - 1}.Quantile((1 + confidence) / 2)
}
