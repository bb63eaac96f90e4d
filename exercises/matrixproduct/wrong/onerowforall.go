//go:build ignore

package matrixproduct

// Misconception: appending a slice copies it. All rows of the result are one and the same memory.
func Product(a, b [][]float64) [][]float64 {
	product := [][]float64{}
	row := make([]float64, len(b[0]))
	for i := range a {
		for j := range row {
			row[j] = 0
			for k := range b {
				row[j] += a[i][k] * b[k][j]
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
