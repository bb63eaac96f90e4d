//go:build ignore

package dotproduct

// Misconception: a sum that begins with 0 is an int, and what does not fit is converted.
func Times(a, b []float64) []float64 {
	products := []float64{}
	for i := range a {
		products = append(products, a[i]*b[i])
	}
	return products
}

func Dot(a, b []float64) float64 {
	sum := 0
	for i := range a {
		sum += int(a[i] * b[i])
	}
	return float64(sum)
}
