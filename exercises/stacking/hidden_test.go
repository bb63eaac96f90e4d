package stacking

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestCutAndJoinedAtRandom(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 6))
	for range 20 {
		a, b := []float64{}, []float64{}
		for range random.IntN(6) {
			a = append(a, random.Float64())
		}
		for range random.IntN(6) {
			b = append(b, random.Float64())
		}
		got := Beside(a, b)
		if len(got) != len(a)+len(b) || !slices.Equal(got[:len(a)], a) || !slices.Equal(got[len(a):], b) {
			t.Fatalf("Beside(%v, %v) returned %v, expected the elements of the first and then those of the second.", a, b, got)
		}
		n := random.IntN(8)
		want := []float64{}
		for i, x := range a {
			if i+n >= len(a) {
				want = append(want, x)
			}
		}
		if last := Last(a, n); !slices.Equal(last, want) {
			t.Fatalf("Last(%v, %d) returned %v, expected %v.", a, n, last, want)
		}
	}
}
