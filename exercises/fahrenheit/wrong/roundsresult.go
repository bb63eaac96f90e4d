//go:build ignore

package fahrenheit

import "math"

// Misconception: a temperature is a whole number of degrees, so the result is rounded.
func Fahrenheit(celsius float64) float64 {
	return math.Round(celsius*9/5 + 32)
}
