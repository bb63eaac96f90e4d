//go:build ignore

package compose

// Misconception: in f(g(x)) the function that stands first runs first.
func Compose(steps ...func(float64) float64) func(float64) float64 {
	return func(x float64) float64 {
		for i := len(steps) - 1; i >= 0; i-- {
			x = steps[i](x)
		}
		return x
	}
}

// Swapped is right.
func Swapped(f func(a, b float64) float64) func(a, b float64) float64 {
	return func(a, b float64) float64 { return f(b, a) }
}
