//go:build ignore

package compose

// Misconception: there is at least one step.
func Compose(steps ...func(float64) float64) func(float64) float64 {
	return func(x float64) float64 {
		y := steps[0](x)
		for _, step := range steps[1:] {
			y = step(y)
		}
		return y
	}
}

func Swapped(f func(a, b float64) float64) func(a, b float64) float64 {
	return func(a, b float64) float64 { return f(b, a) }
}
