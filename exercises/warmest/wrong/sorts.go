//go:build ignore

package warmest

import (
	"errors"
	"sort"
)

// Misconception: sorting is a harmless way to find the largest. It changes the slice of whoever called, and the places with it.
func Warmest(temperatures []float64) (int, error) {
	if len(temperatures) == 0 {
		return 0, errors.New("no temperatures")
	}
	first := temperatures[0]
	sort.Float64s(temperatures)
	if first == temperatures[len(temperatures)-1] {
		return 0, nil
	}
	return len(temperatures) - 1, nil
}
