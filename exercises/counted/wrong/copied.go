//go:build ignore

package counted

// Misconception: the counter can be told the number when it is made. It says 0 for ever.
func Counted(f func(float64) float64) (func(float64) float64, func() int) {
	n := 0
	counting := func(x float64) float64 {
		n++
		return f(x)
	}
	now := n
	return counting, func() int { return now }
}
