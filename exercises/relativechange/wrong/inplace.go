//go:build ignore

package relativechange

// Misconception: the series is mine to change.
func RelativeChange(series []float64) []float64 {
	sum := 0.0
	for _, v := range series {
		sum += v
	}
	mean := sum / float64(len(series))
	for i, v := range series {
		series[i] = (v - mean) / mean
	}
	return series
}
