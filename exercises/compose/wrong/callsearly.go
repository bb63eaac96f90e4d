//go:build ignore

package compose

// Misconception: a step has to be tried before it can be used. It runs while the function is made.
func Compose(steps ...func(float64) float64) func(float64) float64 {
	for _, step := range steps {
		step(0)
	}
	return func(x float64) float64 {
		for _, step := range steps {
			x = step(x)
		}
		return x
	}
}

// Swapped is right.
func Swapped(f func(a, b float64) float64) func(a, b float64) float64 {
	return func(a, b float64) float64 { return f(b, a) }
}
