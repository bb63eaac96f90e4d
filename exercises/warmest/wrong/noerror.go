//go:build ignore

package warmest

// Misconception: place 0 will do for a slice that has no places.
func Warmest(temperatures []float64) (int, error) {
	best := 0
	for i, x := range temperatures {
		if x > temperatures[best] {
			best = i
		}
	}
	return best, nil
}
