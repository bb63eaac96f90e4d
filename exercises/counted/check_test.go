package counted

import "testing"

func TestCountedCountsCalls(t *testing.T) {
	counting, calls := Counted(func(x float64) float64 { return x * x })
	if got := calls(); got != 0 {
		t.Errorf("The counter says %d before the first call, expected 0.", got)
	}
	for n := 1; n <= 3; n++ {
		counting(float64(n))
		if got := calls(); got != n {
			t.Errorf("After call number %d the counter says %d, expected %d: both functions use one variable, which lives on from call to call.", n, got, n)
		}
	}
	if got := calls(); got != 3 {
		t.Errorf("Asked again after 3 calls, the counter says %d, expected 3. Asking must not change it.", got)
	}
	counting(3)
	if got := calls(); got != 4 {
		t.Errorf("After a call with the same argument as the one before, the counter says %d, expected 4: every call counts.", got)
	}
}

func TestCountedHandsOnResults(t *testing.T) {
	really := 0
	counting, _ := Counted(func(x float64) float64 {
		really++
		return x + 0.5
	})
	for _, x := range []float64{3, -1, -1} {
		if got := counting(x); got != x+0.5 {
			t.Errorf("The counting function returned %v for %v, where f adds 0.5; expected %v.", got, x, x+0.5)
		}
	}
	if really != 3 {
		t.Errorf("Three calls of the counting function called f %d times, expected 3: once each.", really)
	}
}

func TestCountersAreIndependent(t *testing.T) {
	double := func(x float64) float64 { return 2 * x }
	first, firstCalls := Counted(double)
	second, secondCalls := Counted(double)
	first(1)
	second(1)
	second(2)
	if firstCalls() != 1 || secondCalls() != 2 {
		t.Errorf("Of two counting functions of the same f, the first was called once and the second twice. Their counters say %d and %d. Each needs a variable of its own, declared inside of Counted.", firstCalls(), secondCalls())
	}
}
