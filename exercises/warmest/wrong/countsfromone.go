//go:build ignore

package warmest

import "errors"

// Misconception: the first place is number 1.
func Warmest(temperatures []float64) (int, error) {
	if len(temperatures) == 0 {
		return 0, errors.New("no temperatures")
	}
	best := 0
	for i, x := range temperatures {
		if x > temperatures[best] {
			best = i
		}
	}
	return best + 1, nil
}
