package rdd

import (
	"time"

	"lab/rdd/plan"
	"lab/rdd/stat"
)

// Estimate is what CountApprox, SumApprox and MeanApprox answer: a likely value, Mean, and an interval from Low to
// High that holds the true one with probability Confidence. When the job was done in time Mean is exact, Low and High
// equal it and Confidence is 1.
type Estimate = stat.Estimate

// CountApprox is Count that takes no longer than timeout and then estimates the number from the partitions that were
// finished by then, with an interval that holds the true number with probability confidence, such as 0.95.
//
// It is one job, whose tasks take the partitions in random order (the same every time). When the time is over those
// that are running stop at the next batch, and no other is started; unlike Spark's job, none runs on unseen. The stages
// before a shuffle are not cut short, because without all of them no partition behind it is right.
//
// The finished partitions are a random sample of all, and how they vary tells how far off the estimate may be. That
// needs at least two of them: with one the interval has no upper end, and with none Confidence is 0. Partitions that
// take long finish more rarely; where those hold other elements than the rest, the estimate is off by more than it says.
func CountApprox[T any](r *RDD[T], timeout time.Duration, confidence float64) Estimate {
	parts := sumParts(r, "CountApprox", timeout, confidence, func(xs []T) []float64 {
		return make([]float64, len(xs))
	})
	return stat.Count(parts, confidence)
}

// SumApprox is Sum that takes no longer than timeout and then estimates the sum; see CountApprox.
func SumApprox[N Number](r *RDD[N], timeout time.Duration, confidence float64) Estimate {
	return stat.Sum(sumParts(r, "SumApprox", timeout, confidence, floats[N]), confidence)
}

// MeanApprox is Mean that takes no longer than timeout and then estimates the mean; see CountApprox. Mean is NaN when
// no element was seen.
func MeanApprox[N Number](r *RDD[N], timeout time.Duration, confidence float64) Estimate {
	return stat.Mean(sumParts(r, "MeanApprox", timeout, confidence, floats[N]), confidence)
}

// sumParts counts and sums the numbers of each partition, until the time is over.
func sumParts[T any](r *RDD[T], action string, timeout time.Duration, confidence float64, numbers func([]T) []float64) []stat.Part {
	deadline, err := stat.NewDeadline(timeout, confidence)
	if err != nil {
		plan.Fail(action, "%w", err)
	}
	// In random order, because neighbours are often alike: the first ones are no fair sample of sorted data.
	shuffled := plan.ShuffledParts(r.node.Partitions)
	results := r.ctx.Executor().Run(action, r.node, shuffled, func(part int, in plan.Stream) any {
		var p stat.Part
		if deadline.Passed() {
			return p
		}
		p.Done = in(func(batch any) bool {
			xs := batch.([]T)
			p = p.With(numbers(xs))
			return !deadline.Passed()
		})
		return p
	})
	parts := make([]stat.Part, len(results))
	for i, result := range results {
		p := result.(stat.Part)
		parts[shuffled[i]] = p
	}
	return parts
}
