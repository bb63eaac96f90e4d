package derivative

import (
	"math"
	"testing"
)

// checkDerivative compares the slope of f at x with the expected one.
func checkDerivative(t *testing.T, name string, f func(float64) float64, h, x, want float64) {
	t.Helper()
	slope := Derivative(f, h)
	if slope == nil {
		t.Fatalf("Derivative(f, %v) returned nil, expected a function.", h)
	}
	if got := slope(x); !(math.Abs(got-want) < 1e-9) {
		t.Errorf("Derivative(f, %v)(%v) with f(x) = %s returned %v, expected (f(%v) - f(%v)) / %v = %v.", h, x, name, got, x+h, x-h, 2*h, want)
	}
}

func TestDerivativeOfParabola(t *testing.T) {
	square := func(x float64) float64 { return x * x }
	checkDerivative(t, "x²", square, 0.5, 3, 6)
	checkDerivative(t, "x²", square, 0.25, -1, -2)
	checkDerivative(t, "x²", square, 0.5, 0, 0)
}

func TestDerivativeOfCubic(t *testing.T) {
	cube := func(x float64) float64 { return x * x * x }
	// (27 - 1) / 2
	checkDerivative(t, "x³", cube, 1, 2, 13)
	checkDerivative(t, "x³", cube, 0.5, 2, 12.25)
}

func TestDerivativeCallsNothingByItself(t *testing.T) {
	calls := 0
	f := func(x float64) float64 {
		calls++
		return math.Abs(x)
	}
	slope := Derivative(f, 0.5)
	if calls != 0 {
		t.Errorf("Derivative(f, 0.5) called f %d times. It should only make a function; f is called when that one is.", calls)
	}
	calls = 0
	left, right := slope(-2), slope(3)
	if left != -1 || right != 1 {
		t.Errorf("The derivative of |x| is %v at -2 and %v at 3, expected -1 and 1.", left, right)
	}
	if calls != 4 {
		t.Errorf("Two calls of the derivative called f %d times, expected 4: twice each.", calls)
	}
}
