//go:build ignore

package summarize

import (
	"math"
	"sync"

	"lab/rdd"
)

// Summary says how many numbers there are, their sum, and the largest.
type Summary struct {
	Count   int
	Sum     float64
	Largest float64
}

// Misconception: a lock makes a shared variable safe. It keeps tasks apart, but a task that is run again counts twice.
func Summarize(numbers *rdd.RDD[float64]) Summary {
	var lock sync.Mutex
	s := Summary{Largest: math.Inf(-1)}
	numbers.ForEach(func(x float64) {
		lock.Lock()
		defer lock.Unlock()
		s.Count++
		s.Sum += x
		s.Largest = max(s.Largest, x)
	})
	return s
}
