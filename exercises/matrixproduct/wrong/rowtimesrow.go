//go:build ignore

package matrixproduct

// Misconception: rows meet rows, since rows are what a slice of rows has at hand. That multiplies by the transpose.
func Product(a, b [][]float64) [][]float64 {
	product := [][]float64{}
	for i := range a {
		row := []float64{}
		for j := range b {
			sum := 0.0
			for k := range min(len(a[i]), len(b[j])) {
				sum += a[i][k] * b[j][k]
			}
			row = append(row, sum)
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
