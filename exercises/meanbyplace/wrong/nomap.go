//go:build ignore

package meanbyplace

// Reading is one temperature, measured at one place.
type Reading struct {
	Place       string
	Temperature float64
}

// Misconception: a map that was only declared is an empty map. It is nil, and where there are readings, writing to it panics.
func MeanByPlace(readings []Reading) map[string]float64 {
	var sums map[string]float64
	counts := map[string]float64{}
	for _, r := range readings {
		counts[r.Place]++
		sums[r.Place] += r.Temperature
	}
	for place := range sums {
		sums[place] /= counts[place]
	}
	return sums
}
