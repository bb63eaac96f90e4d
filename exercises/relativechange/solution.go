//go:build solution

package relativechange

// RelativeChange returns how far each value of a series is from the series' mean, as a
// part of that mean.
func RelativeChange(series []float64) []float64 {
	sum := 0.0
	for _, v := range series {
		sum += v
	}
	mean := sum / float64(len(series))
	changes := []float64{}
	for _, v := range series {
		changes = append(changes, (v-mean)/mean)
	}
	return changes
}
