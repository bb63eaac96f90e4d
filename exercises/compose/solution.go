//go:build solution

package compose

// Compose returns a function that applies the steps one after the other, the first one first.
func Compose(steps ...func(float64) float64) func(float64) float64 {
	return func(x float64) float64 {
		for _, step := range steps {
			x = step(x)
		}
		return x
	}
}

// Swapped returns a function that calls f with its arguments exchanged.
func Swapped(f func(a, b float64) float64) func(a, b float64) float64 {
	return func(a, b float64) float64 { return f(b, a) }
}
