package dotproduct

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestProductsOfRandomVectors(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 26))
	for n := 1; n <= 12; n++ {
		a, b, want := []float64{}, []float64{}, []float64{}
		sum := 0.0
		for range n {
			// Halves, whose products and sums are exact.
			x, y := float64(random.IntN(19)-9)/2, float64(random.IntN(19)-9)/2
			a, b, want = append(a, x), append(b, y), append(want, x*y)
			sum += x * y
		}
		if got := Times(slices.Clone(a), b); !slices.Equal(got, want) {
			t.Fatalf("Times(%v, %v) returned %v, expected %v.", a, b, got, want)
		}
		if got := Dot(slices.Clone(a), b); got != sum {
			t.Fatalf("Dot(%v, %v) returned %v, expected %v.", a, b, got, sum)
		}
	}
}
