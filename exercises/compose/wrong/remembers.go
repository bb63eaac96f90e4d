//go:build ignore

package compose

// Misconception: a variable outside of the function literal begins anew with each call. It lives on.
func Compose(steps ...func(float64) float64) func(float64) float64 {
	value, begun := 0.0, false
	return func(x float64) float64 {
		if !begun {
			value, begun = x, true
		}
		for _, step := range steps {
			value = step(value)
		}
		return value
	}
}

// Swapped is right.
func Swapped(f func(a, b float64) float64) func(a, b float64) float64 {
	return func(a, b float64) float64 { return f(b, a) }
}
