//go:build !solution

package meanbyplace

// Reading is one temperature, measured at one place.
type Reading struct {
	Place       string
	Temperature float64
}

// MeanByPlace returns the mean temperature for each place that occurs.
func MeanByPlace(readings []Reading) map[string]float64 {
	// Your turn: replace this line.
	return nil
}
