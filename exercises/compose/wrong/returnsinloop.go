//go:build ignore

package compose

// Misconception: return inside of a loop hands out one result after another. It ends the function at the first one.
func Compose(steps ...func(float64) float64) func(float64) float64 {
	return func(x float64) float64 {
		for _, step := range steps {
			return step(x)
		}
		return x
	}
}

func Swapped(f func(a, b float64) float64) func(a, b float64) float64 {
	return func(a, b float64) float64 { return f(b, a) }
}
