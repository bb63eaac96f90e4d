package compose

import (
	"math/rand/v2"
	"testing"
)

func TestComposeOfRandomSteps(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 34))
	for n := range 8 {
		steps := []func(float64) float64{}
		start := float64(random.IntN(20))
		want := start
		for range n {
			factor, term := float64(random.IntN(7)-3), float64(random.IntN(7)-3)
			steps = append(steps, func(x float64) float64 { return factor*x + term })
			want = factor*want + term
		}
		if got := Compose(steps...)(start); got != want {
			t.Fatalf("Compose of %d random steps returned %v for %v, expected %v.", n, got, start, want)
		}
		a, b := float64(random.IntN(50)), float64(random.IntN(50))
		power := func(a, b float64) float64 { return 100*a + b }
		if got := Swapped(power)(a, b); got != 100*b+a {
			t.Fatalf("Swapped(f)(%v, %v) returned %v, where f(a, b) is 100 a + b; expected %v.", a, b, got, 100*b+a)
		}
	}
}
