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
			advice := "multiply by nine fifths, then add 32"
			if got == pair[0]+32 {
				advice = "a division of two whole numbers is a whole number in Go, so 9/5 is 1; write 9.0/5"
			} else if got == math.Floor(got) && math.Abs(got-pair[1]) < 1 {
				advice = "keep what stands behind the decimal point"
			}
			t.Errorf("Fahrenheit(%v) returned %v, expected %v: %s.", pair[0], got, pair[1], advice)
		}
	}
}
