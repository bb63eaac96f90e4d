//go:build ignore

package relativechange

import (
	"math"
)

// Misconception: to scale means to divide by the standard deviation.
func RelativeChange(series []float64) []float64 {
	sum := 0.0
	for _, v := range series {
		sum += v
	}
	mean := sum / float64(len(series))
	squares := 0.0
	for _, v := range series {
		squares += (v - mean) * (v - mean) / float64(len(series))
	}
	changes := []float64{}
	for _, v := range series {
		changes = append(changes, (v-mean)/math.Sqrt(squares))
	}
	return changes
}
