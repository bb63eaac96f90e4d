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

// Misconception: one job is one that fetches everything.
func Summarize(numbers *rdd.RDD[float64]) Summary {
	s := Summary{Largest: math.Inf(-1)}
	for _, x := range numbers.Collect() {
		s.Count++
		s.Sum += x
		s.Largest = max(s.Largest, x)
	}
	return s
}
