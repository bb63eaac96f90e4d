//go:build !solution

package fahrenheit

// Fahrenheit converts a temperature from degrees Celsius to degrees Fahrenheit.
func Fahrenheit(celsius float64) float64 {
	// Your turn: replace this line.
	return 0
}
