//go:build ignore

package fahrenheit

// Misconception: the order of multiplying and adding does not matter.
func Fahrenheit(celsius float64) float64 {
	return (celsius + 32) * 9 / 5
}
