//go:build ignore

package warmest

import "errors"

// Misconception: the last place is len-1, so the loop ends before it.
func Warmest(temperatures []float64) (int, error) {
	if len(temperatures) == 0 {
		return 0, errors.New("no temperatures")
	}
	best := 0
	for i := 0; i < len(temperatures)-1; i++ {
		if temperatures[i] > temperatures[best] {
			best = i
		}
	}
	return best, nil
}
