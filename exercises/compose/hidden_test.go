package compose

import (
	"math/rand/v2"
	"testing"
)

func TestComposeRunsNothingByItself(t *testing.T) {
	calls := 0
	count := func(x float64) float64 {
		calls++
		return x + 1
	}
	composed := Compose(count, count, count)
	if calls != 0 {
		t.Errorf("Compose(f, f, f) called f %d times while the new function was made. Call the steps when the new function is called.", calls)
	}
	calls = 0
	first, second := composed(1), composed(10)
	if first != 4 || second != 13 {
		t.Errorf("g := Compose(f, f, f), where f adds 1, returned g(1) = %v and then g(10) = %v, expected 4 and 13: each call begins with its own argument.", first, second)
	}
	if calls != 6 {
		t.Errorf("g := Compose(f, f, f) called f %d times in two calls of g, expected 6.", calls)
	}
	swapped := Swapped(func(a, b float64) float64 {
		calls = 100
		return a
	})
	if calls == 100 {
		t.Errorf("Swapped(f) called f while the new function was made. Call f when the new function is called.")
	}
	if got := swapped(1, 2); got != 2 {
		t.Errorf("Swapped(f)(1, 2) returned %v, where f returns its first argument; expected 2.", got)
	}
}

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
