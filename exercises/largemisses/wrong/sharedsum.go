//go:build ignore

package largemisses

import (
	"math"

	"lab/rdd"
)

// Misconception: tasks may add to a variable outside. They race for it, and a task that is run again adds twice.
func LargeMisses(predicted, actual *rdd.RDD[float64], tolerance float64) float64 {
	misses := rdd.Map(rdd.Zip(predicted, actual), func(t rdd.Tuple2[float64, float64]) float64 {
		return math.Abs(t.First - t.Second)
	})
	large := misses.Filter(func(m float64) bool { return m > tolerance })
	sum := 0.0
	large.ForEach(func(m float64) { sum += m })
	return sum
}
