//go:build ignore

package relativechange

// Misconception: the difference from the mean is the change. Bright pixels then change more than dark ones.
func RelativeChange(series []float64) []float64 {
	sum := 0.0
	for _, v := range series {
		sum += v
	}
	mean := sum / float64(len(series))
	changes := []float64{}
	for _, v := range series {
		changes = append(changes, v-mean)
	}
	return changes
}
