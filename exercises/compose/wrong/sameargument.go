//go:build ignore

package compose

// Misconception: every step gets the argument. Only the last step counts then.
func Compose(steps ...func(float64) float64) func(float64) float64 {
	return func(x float64) float64 {
		result := x
		for _, step := range steps {
			result = step(x)
		}
		return result
	}
}

// Swapped is right.
func Swapped(f func(a, b float64) float64) func(a, b float64) float64 {
	return func(a, b float64) float64 { return f(b, a) }
}
