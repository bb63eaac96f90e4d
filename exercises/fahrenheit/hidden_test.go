package fahrenheit

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestFahrenheitOnRandomTemperatures(t *testing.T) {
	random := rand.New(rand.NewPCG(32, 212))
	for range 20 {
		celsius := 200*random.Float64() - 100
		got := Fahrenheit(celsius)
		// The way back: minus 32, times five ninths.
		back := (got - 32) * 5 / 9
		if !(math.Abs(back-celsius) < 1e-9) {
			t.Fatalf("Fahrenheit(%v) returned %v, but %v degrees Fahrenheit are %v degrees Celsius.", celsius, got, got, back)
		}
	}
}
