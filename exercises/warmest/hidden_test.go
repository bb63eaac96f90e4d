package warmest

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestWarmestOnRandomTemperatures(t *testing.T) {
	random := rand.New(rand.NewPCG(14, 1961))
	for n := 1; n <= 40; n++ {
		temperatures := []float64{}
		for range n {
			// Whole degrees, so that some occur twice, and all below zero in every other round.
			temperatures = append(temperatures, float64(random.IntN(12)-13*(n%2)))
		}
		before := slices.Clone(temperatures)
		want := slices.Index(temperatures, slices.Max(temperatures))
		got, err := Warmest(temperatures)
		if err != nil {
			t.Fatalf("Warmest(%v) returned the error %q, expected the place %d and no error.", before, err, want)
		}
		if !slices.Equal(temperatures, before) {
			t.Fatalf("Warmest(%v) changed the slice to %v. Looking for the highest must not change what it looks at.", before, temperatures)
		}
		if got != want {
			t.Fatalf("Warmest(%v) returned the place %d, expected %d.", before, got, want)
		}
	}
}
