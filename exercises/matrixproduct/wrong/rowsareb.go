//go:build ignore

package matrixproduct

// Product is right.
func Product(a, b [][]float64) [][]float64 {
	product := [][]float64{}
	for i := range a {
		row := make([]float64, len(b[0]))
		for j := range row {
			for k := range b {
				row[j] += a[i][k] * b[k][j]
			}
		}
		product = append(product, row)
	}
	return product
}

// Misconception: row := b copies the vector. It is a second name for it, so every row is b, and b is changed.
func Outer(a, b []float64) [][]float64 {
	outer := [][]float64{}
	for i := range a {
		row := b
		for j := range row {
			row[j] *= a[i]
		}
		outer = append(outer, row)
	}
	return outer
}
