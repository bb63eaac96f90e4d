//go:build ignore

package meanbyplace

// Reading is one temperature, measured at one place.
type Reading struct {
	Place       string
	Temperature float64
}

// Misconception: there is one number to divide by, that of all readings.
func MeanByPlace(readings []Reading) map[string]float64 {
	means := map[string]float64{}
	for _, r := range readings {
		means[r.Place] += r.Temperature / float64(len(readings))
	}
	return means
}
