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

// Misconception: three results need three walks over the data.
func Summarize(numbers *rdd.RDD[float64]) Summary {
	plus := func(a, b float64) float64 { return a + b }
	larger := func(a, b float64) float64 { return max(a, b) }
	return Summary{Count: int(numbers.Count()), Sum: numbers.Fold(0, plus), Largest: numbers.Fold(math.Inf(-1), larger)}
}
