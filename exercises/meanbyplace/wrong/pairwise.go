//go:build ignore

package meanbyplace

// Reading is one temperature, measured at one place.
type Reading struct {
	Place       string
	Temperature float64
}

// Misconception: a mean can be brought up to date by averaging it with the next number. The last ones count too much then.
func MeanByPlace(readings []Reading) map[string]float64 {
	means := map[string]float64{}
	for _, r := range readings {
		mean, known := means[r.Place]
		if known {
			means[r.Place] = (mean + r.Temperature) / 2
		} else {
			means[r.Place] = r.Temperature
		}
	}
	return means
}
