//go:build ignore

package dotproduct

// Misconception: range gives the values. With one variable it gives the places.
func Times(a, b []float64) []float64 {
	products := make([]float64, len(a))
	for i := range a {
		products[i] = float64(i) * b[i]
	}
	return products
}

// Dot multiplies by places, too.
func Dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += float64(i) * b[i]
	}
	return sum
}
