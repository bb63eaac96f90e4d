//go:build ignore

package dotproduct

// Misconception: append fills the zeros that make has made. It adds behind them.
func Times(a, b []float64) []float64 {
	products := make([]float64, len(a))
	for i := range a {
		products = append(products, a[i]*b[i])
	}
	return products
}

// Dot is right.
func Dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}
