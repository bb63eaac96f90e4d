//go:build ignore

package compose

// Compose is right.
func Compose(steps ...func(float64) float64) func(float64) float64 {
	return func(x float64) float64 {
		for _, step := range steps {
			x = step(x)
		}
		return x
	}
}

// Misconception: assigning one to the other and back exchanges two variables. The first value is lost.
func Swapped(f func(a, b float64) float64) func(a, b float64) float64 {
	return func(a, b float64) float64 {
		a = b
		b = a
		return f(a, b)
	}
}
