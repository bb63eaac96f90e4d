//go:build ignore

package counted

// Misconception: calling f once more does no harm. It does when f counts, prints or takes an hour.
func Counted(f func(float64) float64) (func(float64) float64, func() int) {
	n := 0
	counting := func(x float64) float64 {
		f(x)
		n++
		return f(x)
	}
	return counting, func() int { return n }
}
