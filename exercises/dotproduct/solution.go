//go:build solution

package dotproduct

// Times returns the products of a and b, element by element, as a new vector.
func Times(a, b []float64) []float64 {
	products := make([]float64, len(a))
	for i := range a {
		products[i] = a[i] * b[i]
	}
	return products
}

// Dot returns the dot product of a and b, the sum of these products.
func Dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}
