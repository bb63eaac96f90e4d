//go:build ignore

package counted

// Misconception: a variable inside of the function that counts keeps its value from call to call.
func Counted(f func(float64) float64) (func(float64) float64, func() int) {
	total := 0
	counting := func(x float64) float64 {
		n := 0
		n++
		total = n
		return f(x)
	}
	return counting, func() int { return total }
}
