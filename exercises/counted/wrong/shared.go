//go:build ignore

package counted

var callsOfAll int

// Misconception: one variable will do for all. Two counters are one then.
func Counted(f func(float64) float64) (func(float64) float64, func() int) {
	callsOfAll = 0
	return func(x float64) float64 {
		callsOfAll++
		return f(x)
	}, func() int { return callsOfAll }
}
