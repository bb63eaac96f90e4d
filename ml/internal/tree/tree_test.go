package tree

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// The order is one of the partitions alone: neighbours stay neighbours, and nothing is lost or doubled.
func TestMergeKeepsTheOrder(t *testing.T) {
	for n := range 70 {
		var parts []any
		want := ""
		for i := range n {
			parts = append(parts, fmt.Sprint(i, ";"))
			want += fmt.Sprint(i, ";")
		}
		if got := Merge(parts, "", func(a, b string) string { return a + b }); got != want {
			t.Errorf("%d partitions give %q", n, got)
		}
	}
}

func TestMergePassesPanicsOn(t *testing.T) {
	parts := make([]any, 9)
	for i := range parts {
		parts[i] = i
	}
	defer func() {
		if got := recover(); got != "4 and 5" {
			t.Errorf("panicked with %v", got)
		}
	}()
	Merge(parts, 0, func(a, b int) int {
		if a == 4 {
			panic(fmt.Sprintf("%d and %d", a, b))
		}
		return a
	})
	t.Error("did not panic")
}

// Sums of many partitions are nearer to the truth than one after the other.
func TestMergeRoundsLess(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	parts := make([]any, 1<<16)
	one, exact, lost := 0.0, 0.0, 0.0
	for i := range parts {
		x := rng.Float64()
		parts[i] = x
		one += x
		// Kahan's compensated sum.
		y := x - lost
		sum := exact + y
		lost, exact = sum-exact-y, sum
	}
	got := Merge(parts, 0, func(a, b float64) float64 { return a + b })
	if e := math.Abs(got - exact); e > 1e-11 || e >= math.Abs(one-exact) {
		t.Errorf("off by %g, one after the other by %g", e, math.Abs(one-exact))
	}
}
