//go:build ignore

package fahrenheit

// Misconception: the formula for one direction serves for the other one.
func Fahrenheit(celsius float64) float64 {
	return (celsius - 32) * 5 / 9
}
