//go:build ignore

package counted

// Misconception: the counter counts how often it is asked.
func Counted(f func(float64) float64) (func(float64) float64, func() int) {
	n := 0
	return f, func() int {
		n++
		return n
	}
}
