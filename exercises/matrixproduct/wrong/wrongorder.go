//go:build ignore

package matrixproduct

// Misconception: AB and BA are the same. Rows of b meet columns of a.
func Product(a, b [][]float64) [][]float64 {
	product := [][]float64{}
	for i := range b {
		row := make([]float64, len(a[0]))
		for j := range row {
			for k := range min(len(a), len(b[i])) {
				row[j] += b[i][k] * a[k][j]
			}
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
