//go:build ignore

package matrixproduct

// Misconception: the product has as many columns as rows, like the examples.
func Product(a, b [][]float64) [][]float64 {
	product := [][]float64{}
	for i := range a {
		row := make([]float64, len(a))
		for j := range row {
			for k := range b {
				row[j] += a[i][k] * b[k][j]
			}
		}
		product = append(product, row)
	}
	return product
}

func Outer(a, b []float64) [][]float64 {
	outer := [][]float64{}
	for i := range a {
		row := make([]float64, len(b))
		for j := range b {
			row[j] = a[i] * b[j]
		}
		outer = append(outer, row)
	}
	return outer
}
