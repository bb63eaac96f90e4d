package fahrenheit

import (
	"math"
	"testing"
)

func TestFahrenheitOfKnownTemperatures(t *testing.T) {
	// The freezing point, the boiling point, half a degree of fever, and the temperature at which both scales agree.
	known := [][]float64{{0, 32}, {100, 212}, {37.5, 99.5}, {-40, -40}}
	for _, pair := range known {
		got := Fahrenheit(pair[0])
		if !(math.Abs(got-pair[1]) < 1e-9) {
			t.Errorf("Fahrenheit(%v) returned %v, expected %v: multiply by nine fifths, then add 32.", pair[0], got, pair[1])
		}
	}
}
