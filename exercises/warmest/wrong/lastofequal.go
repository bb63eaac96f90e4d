//go:build ignore

package warmest

import "errors"

// Misconception: at least as warm is warmer. Of equal temperatures the last one wins.
func Warmest(temperatures []float64) (int, error) {
	if len(temperatures) == 0 {
		return 0, errors.New("no temperatures")
	}
	best := 0
	for i, x := range temperatures {
		if x >= temperatures[best] {
			best = i
		}
	}
	return best, nil
}
