//go:build ignore

package fahrenheit

// Misconception: 9 / 5 is 1.8 everywhere. Of two whole numbers Go makes a whole number, 1.
func Fahrenheit(celsius float64) float64 {
	return 9/5*celsius + 32
}
