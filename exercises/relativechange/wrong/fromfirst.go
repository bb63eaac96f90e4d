//go:build ignore

package relativechange

// Misconception: the first value is what all others are compared with.
func RelativeChange(series []float64) []float64 {
	sum := 0.0
	for _, v := range series {
		sum += v
	}
	mean := sum*0 + series[0]
	changes := []float64{}
	for _, v := range series {
		changes = append(changes, (v-mean)/mean)
	}
	return changes
}
