package compose

import "testing"

func TestComposeAppliesInOrder(t *testing.T) {
	addOne := func(x float64) float64 { return x + 1 }
	double := func(x float64) float64 { return 2 * x }
	if got := Compose(addOne, double)(5); got != 12 {
		t.Errorf("Compose(addOne, double)(5) returned %v, expected 12: first 5 + 1, then twice that.", got)
	}
	if got := Compose(double, addOne)(5); got != 11 {
		t.Errorf("Compose(double, addOne)(5) returned %v, expected 11: first twice 5, then 1 more.", got)
	}
	defer func() {
		if problem := recover(); problem != nil {
			t.Errorf("Compose()(5) panicked: %v. There may be no steps at all, and then there is no steps[0].", problem)
		}
	}()
	if got := Compose()(5); got != 5 {
		t.Errorf("Compose()(5) returned %v, expected 5: without steps nothing happens to the argument.", got)
	}
}

func TestSwappedExchangesArguments(t *testing.T) {
	minus := func(a, b float64) float64 { return a - b }
	if got := Swapped(minus)(2, 10); got != 8 {
		t.Errorf("Swapped(minus)(2, 10) returned %v, expected 8: minus(10, 2).", got)
	}
	if got := Swapped(Swapped(minus))(2, 10); got != -8 {
		t.Errorf("Swapped(Swapped(minus))(2, 10) returned %v, expected -8: exchanged twice is as before.", got)
	}
}

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
