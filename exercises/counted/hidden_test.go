package counted

import (
	"math/rand/v2"
	"testing"
)

func TestCountersOnRandomCalls(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	double := func(x float64) float64 { return 2 * x }
	first, firstCalls := Counted(double)
	second, secondCalls := Counted(double)
	n, m := 0, 0
	for range 30 {
		if random.IntN(3) == 0 {
			first(random.Float64())
			n++
		} else {
			second(random.Float64())
			m++
		}
		if firstCalls() != n || secondCalls() != m {
			t.Fatalf("Of two counting functions, the first was called %d times and the second %d times, and their counters say %d and %d. Each needs a variable of its own.", n, m, firstCalls(), secondCalls())
		}
	}
	nested, outer := Counted(first)
	nested(1)
	if outer() != 1 || firstCalls() != n+1 {
		t.Fatalf("A counting function of a counting function was called once. Its counter says %d, expected 1, and the inner one says %d, expected %d.", outer(), firstCalls(), n+1)
	}
}
