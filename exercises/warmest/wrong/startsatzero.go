//go:build ignore

package warmest

import "errors"

// Misconception: zero is lower than any temperature, so it is a good start.
func Warmest(temperatures []float64) (int, error) {
	if len(temperatures) == 0 {
		return 0, errors.New("no temperatures")
	}
	place, highest := 0, 0.0
	for i, x := range temperatures {
		if x > highest {
			place, highest = i, x
		}
	}
	return place, nil
}
