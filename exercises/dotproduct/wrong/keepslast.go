//go:build ignore

package dotproduct

// Misconception: assigning is adding. Only the last product is left.
func Times(a, b []float64) []float64 {
	products := make([]float64, len(a))
	for i := range a {
		products[i] = a[i] * b[i]
	}
	return products
}

// Dot keeps the last product.
func Dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum = a[i] * b[i]
	}
	return sum
}
