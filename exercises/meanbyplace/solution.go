//go:build solution

package meanbyplace

// Reading is one temperature, measured at one place.
type Reading struct {
	Place       string
	Temperature float64
}

// MeanByPlace returns the mean temperature for each place that occurs.
func MeanByPlace(readings []Reading) map[string]float64 {
	sums := map[string]float64{}
	counts := map[string]int{}
	for _, r := range readings {
		sums[r.Place] += r.Temperature
		counts[r.Place]++
	}
	means := map[string]float64{}
	for place, sum := range sums {
		means[place] = sum / float64(counts[place])
	}
	return means
}
