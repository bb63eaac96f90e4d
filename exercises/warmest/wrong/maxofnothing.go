//go:build ignore

package warmest

import "slices"

// Misconception: there is a maximum of any slice. Of an empty one slices.Max panics.
func Warmest(temperatures []float64) (int, error) {
	return slices.Index(temperatures, slices.Max(temperatures)), nil
}
