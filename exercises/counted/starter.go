//go:build !solution

package counted

// Counted returns a function that does what f does, and another one that
// tells how often the first one was called.
func Counted(f func(float64) float64) (func(float64) float64, func() int) {
	// Your turn: replace this line.
	return func(x float64) float64 { return 0 }, func() int { return 0 }
}
