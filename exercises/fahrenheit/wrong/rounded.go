//go:build ignore

package fahrenheit

// Misconception: degrees are whole numbers. Going through an int cuts off what is behind the point.
func Fahrenheit(celsius float64) float64 {
	return float64(int(celsius*9/5)) + 32
}
