//go:build ignore

package dotproduct

// Misconception: the sum of products is the product of sums.
func Times(a, b []float64) []float64 {
	products := make([]float64, len(a))
	for i := range a {
		products[i] = a[i] * b[i]
	}
	return products
}

// Dot multiplies what it should add up last.
func Dot(a, b []float64) float64 {
	sumA, sumB := 0.0, 0.0
	for i := range a {
		sumA += a[i]
		sumB += b[i]
	}
	return sumA * sumB
}
