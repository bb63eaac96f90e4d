package rdd

import "lab/rdd/plan"

// Variance is the mean squared distance of the elements from their mean, which divides by the count: the elements are
// all that there is. It panics with an *Error when there are none. Stats gives several such numbers in one job.
func Variance[N Number](r *RDD[N]) float64 {
	return spread(r, "Variance", 1).Variance()
}

// Stdev is the standard deviation, the square root of Variance.
func Stdev[N Number](r *RDD[N]) float64 {
	return spread(r, "Stdev", 1).Stdev()
}

// SampleVariance estimates the variance of what the elements are a sample of: it divides by the count less one. It
// panics with an *Error when there are fewer than two elements.
func SampleVariance[N Number](r *RDD[N]) float64 {
	return spread(r, "SampleVariance", 2).SampleVariance()
}

// SampleStdev is the square root of SampleVariance.
func SampleStdev[N Number](r *RDD[N]) float64 {
	return spread(r, "SampleStdev", 2).SampleStdev()
}

// spread gathers the statistics of at least so many elements.
func spread[N Number](r *RDD[N], action string, least int64) StatCounter {
	s := gatherStats(r, action)
	if s.Count() < least {
		plan.Fail(action, "the RDD %v has %d elements; this needs at least %d", r.node, s.Count(), least)
	}
	return s
}
