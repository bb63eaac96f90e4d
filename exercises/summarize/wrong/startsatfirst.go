//go:build ignore

package summarize

import "lab/rdd"

// Summary says how many numbers there are, their sum, and the largest.
type Summary struct {
	Count   int
	Sum     float64
	Largest float64
}

// Misconception: the first number is a good start for the largest. There need not be one, and asking for it is one more job.
func Summarize(numbers *rdd.RDD[float64]) Summary {
	first := numbers.First()
	add := func(s Summary, x float64) Summary {
		return Summary{Count: s.Count + 1, Sum: s.Sum + x, Largest: max(s.Largest, x)}
	}
	merge := func(a, b Summary) Summary {
		return Summary{Count: a.Count + b.Count, Sum: a.Sum + b.Sum, Largest: max(a.Largest, b.Largest)}
	}
	return rdd.Aggregate(numbers, Summary{Largest: first}, add, merge)
}
