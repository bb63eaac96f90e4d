//go:build ignore

package counted

// Misconception: a call with an argument that was there before need not be made again, and does not count.
func Counted(f func(float64) float64) (func(float64) float64, func() int) {
	known := map[float64]float64{}
	return func(x float64) float64 {
		y, ok := known[x]
		if !ok {
			y = f(x)
			known[x] = y
		}
		return y
	}, func() int { return len(known) }
}
