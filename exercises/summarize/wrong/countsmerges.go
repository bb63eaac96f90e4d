//go:build ignore

package summarize

import (
	"math"

	"lab/rdd"
)

// Summary says how many numbers there are, their sum, and the largest.
type Summary struct {
	Count   int
	Sum     float64
	Largest float64
}

// Misconception: merging is adding one more. The summary of a partition counts as a single number.
func Summarize(numbers *rdd.RDD[float64]) Summary {
	add := func(s Summary, x float64) Summary {
		return Summary{Count: s.Count + 1, Sum: s.Sum + x, Largest: max(s.Largest, x)}
	}
	merge := func(a, b Summary) Summary {
		return Summary{Count: a.Count + 1, Sum: a.Sum + b.Sum, Largest: max(a.Largest, b.Largest)}
	}
	return rdd.Aggregate(numbers, Summary{Largest: math.Inf(-1)}, add, merge)
}
