//go:build ignore

package warmest

import "errors"

// Misconception: an error reports whatever is unusual. Cold is no error.
func Warmest(temperatures []float64) (int, error) {
	best := 0
	for i, x := range temperatures {
		if x > temperatures[best] {
			best = i
		}
	}
	if len(temperatures) == 0 || temperatures[best] < 0 {
		return 0, errors.New("nothing warm")
	}
	return best, nil
}
