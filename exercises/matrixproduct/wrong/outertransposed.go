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

// Misconception: rows and columns of an outer product can be told apart by nothing. This one has a row for each element of b.
func Outer(a, b []float64) [][]float64 {
	outer := [][]float64{}
	for _, y := range b {
		row := []float64{}
		for _, x := range a {
			row = append(row, x*y)
		}
		outer = append(outer, row)
	}
	return outer
}
