//go:build !solution

package fahrenheit

// Fahrenheit returns a temperature given in degrees Celsius in degrees
// Fahrenheit.
func Fahrenheit(celsius float64) float64 {
	// Your turn: replace this line.
	return 0
}
