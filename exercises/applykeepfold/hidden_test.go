package applykeepfold

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestTheInputStaysAsItIs(t *testing.T) {
	xs := []float64{4, -5, 6, -7}
	applied := Apply(xs, func(x float64) float64 { return -x })
	if !slices.Equal(xs, []float64{4, -5, 6, -7}) {
		t.Fatalf("After Apply the slice [4 -5 6 -7] is %v. Put the results into a new slice.", xs)
	}
	kept := Keep(xs, func(x float64) bool { return x < 0 })
	if !slices.Equal(xs, []float64{4, -5, 6, -7}) {
		t.Fatalf("After Keep the slice [4 -5 6 -7] is %v. Put what is kept into a new slice.", xs)
	}
	if len(applied) != 4 || len(kept) != 2 {
		t.Fatalf("Apply returned %v and Keep returned %v, expected four and two numbers.", applied, kept)
	}
	applied[0], kept[0] = 100, 100
	if !slices.Equal(xs, []float64{4, -5, 6, -7}) {
		t.Fatalf("Changing the results of Apply and Keep changed the slice that they were given to %v. They share memory.", xs)
	}
}

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
