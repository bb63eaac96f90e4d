//go:build ignore

package meanbyplace

// Reading is one temperature, measured at one place.
type Reading struct {
	Place       string
	Temperature float64
}

// Misconception: adding up is enough.
func MeanByPlace(readings []Reading) map[string]float64 {
	sums := map[string]float64{}
	for _, r := range readings {
		sums[r.Place] += r.Temperature
	}
	return sums
}
