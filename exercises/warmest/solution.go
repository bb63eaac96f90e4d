//go:build solution

package warmest

import "errors"

// Warmest returns the first place, counted from 0, of the highest temperature, or an error when there are no temperatures.
func Warmest(temperatures []float64) (int, error) {
	if len(temperatures) == 0 {
		return 0, errors.New("no temperatures, so none is the warmest")
	}
	best := 0
	for i, x := range temperatures {
		if x > temperatures[best] {
			best = i
		}
	}
	return best, nil
}
