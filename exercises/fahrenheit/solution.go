//go:build solution

package fahrenheit

// Fahrenheit converts a temperature from degrees Celsius to degrees Fahrenheit.
func Fahrenheit(celsius float64) float64 {
	return celsius*9/5 + 32
}
