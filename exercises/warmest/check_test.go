package warmest

import (
	"slices"
	"testing"
)

// checkWarmest asks for the place of the warmest temperature.
func checkWarmest(t *testing.T, temperatures []float64, want int) {
	t.Helper()
	before := slices.Clone(temperatures)
	got, err := Warmest(temperatures)
	if !slices.Equal(temperatures, before) {
		t.Errorf("Warmest(%v) changed the slice to %v. Looking for the highest must not change what it looks at: sorting moves every place.", before, temperatures)
		return
	}
	if err != nil {
		t.Errorf("Warmest(%v) returned the error %q, expected the place %d and no error: only of no temperatures at all none is the warmest.", temperatures, err, want)
		return
	}
	if got != want {
		t.Errorf("Warmest(%v) returned the place %d, expected %d: places count from 0, and of equal temperatures the first one counts.", temperatures, got, want)
	}
}

func TestWarmestOfAFewHours(t *testing.T) {
	checkWarmest(t, []float64{11, 19, 15}, 1)
	checkWarmest(t, []float64{20.5, 20, 19.5}, 0)
	checkWarmest(t, []float64{7, 9, 8, 9}, 1)
	checkWarmest(t, []float64{3, 5, 8}, 2)
}

func TestWarmestBelowZero(t *testing.T) {
	checkWarmest(t, []float64{-9, -4, -2, -7}, 2)
}

func TestWarmestOfNothing(t *testing.T) {
	defer func() {
		if problem := recover(); problem != nil {
			t.Errorf("Warmest of no temperatures panicked: %v. Ask for the length before you look at a place or for a maximum.", problem)
		}
	}()
	for _, none := range [][]float64{nil, {}} {
		_, err := Warmest(none)
		if err == nil {
			t.Errorf("Warmest of no temperatures returned no error, expected one: there is no place to name.")
		}
	}
}
