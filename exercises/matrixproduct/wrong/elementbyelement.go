//go:build ignore

package matrixproduct

// Misconception: matrices are multiplied element by element, as far as both reach.
func Product(a, b [][]float64) [][]float64 {
	product := [][]float64{}
	for i := range min(len(a), len(b)) {
		row := []float64{}
		for j := range min(len(a[i]), len(b[i])) {
			row = append(row, a[i][j]*b[i][j])
		}
		product = append(product, row)
	}
	return product
}

// Outer is right.
func Outer(a, b []float64) [][]float64 {
	outer := [][]float64{}
	for _, x := range a {
		row := []float64{}
		for _, y := range b {
			row = append(row, x*y)
		}
		outer = append(outer, row)
	}
	return outer
}
