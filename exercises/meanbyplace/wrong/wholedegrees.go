//go:build ignore

package meanbyplace

// Reading is one temperature, measured at one place.
type Reading struct {
	Place       string
	Temperature float64
}

// Misconception: to divide a sum by an int, make the sum an int.
func MeanByPlace(readings []Reading) map[string]float64 {
	sums := map[string]float64{}
	counts := map[string]int{}
	for _, r := range readings {
		sums[r.Place] += r.Temperature
		counts[r.Place]++
	}
	means := map[string]float64{}
	for place, sum := range sums {
		means[place] = float64(int(sum) / counts[place])
	}
	return means
}
