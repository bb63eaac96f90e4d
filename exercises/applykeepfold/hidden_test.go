package applykeepfold

import (
	"math/rand/v2"
	"testing"
)

func TestChainOnRandomNumbers(t *testing.T) {
	random := rand.New(rand.NewPCG(45, 100))
	for n := range 25 {
		xs := []float64{}
		factor, limit := float64(1+random.IntN(6)), float64(random.IntN(20))
		want := 3.0
		for range n {
			x := float64(random.IntN(41) - 20)
			xs = append(xs, x)
			if factor*x <= limit {
				want = factor*x - want
			}
		}
		applied := Apply(xs, func(x float64) float64 { return factor * x })
		kept := Keep(applied, func(x float64) bool { return x <= limit })
		got := Fold(kept, 3, func(sum, x float64) float64 { return x - sum })
		if got != want {
			t.Fatalf("With %v times %v, what is at most %v kept, folded from 3 with f(sum, x) = x - sum: Apply gave %v, Keep %v, Fold %v; expected %v in the end.", xs, factor, limit, applied, kept, got, want)
		}
	}
}
