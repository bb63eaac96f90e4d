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
