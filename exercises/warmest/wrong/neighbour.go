//go:build ignore

package warmest

import "errors"

// Misconception: warmer than the hour before is the warmest so far.
func Warmest(temperatures []float64) (int, error) {
	if len(temperatures) == 0 {
		return 0, errors.New("no temperatures")
	}
	best := 0
	for i := 1; i < len(temperatures); i++ {
		if temperatures[i] > temperatures[i-1] {
			best = i
		}
	}
	return best, nil
}
