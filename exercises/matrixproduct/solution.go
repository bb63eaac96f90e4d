//go:build solution

package matrixproduct

// Product returns the matrix product of a and b, which are slices of rows.
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

// Outer returns the matrix of all products of an element of a with one of b.
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
