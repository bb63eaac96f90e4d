package derivative

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestDerivativeOfRandomFunctions(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 1684))
	for range 20 {
		a, b, c := 4*random.Float64()-2, 4*random.Float64()-2, 1+random.Float64()
		x := 6*random.Float64() - 3
		f := func(x float64) float64 { return a*x*x*x + b*x + math.Sin(c*x) }
		want := 3*a*x*x + b + c*math.Cos(c*x)
		if got := Derivative(f, 1e-4)(x); !(math.Abs(got-want) < 1e-6) {
			t.Fatalf("The derivative of %.2f x³ + %.2f x + sin(%.2f x) at %.3f is %v with h = 0.0001, expected %v to six digits.", a, b, c, x, got, want)
		}
		h := 0.1 + random.Float64()
		want = (f(x+h) - f(x-h)) / (2 * h)
		if got := Derivative(f, h)(x); !(math.Abs(got-want) < 1e-9) {
			t.Fatalf("The derivative of %.2f x³ + %.2f x + sin(%.2f x) at %.3f is %v with h = %v, expected %v, the central difference.", a, b, c, x, got, h, want)
		}
	}
}
