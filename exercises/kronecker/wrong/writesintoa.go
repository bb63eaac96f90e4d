//go:build ignore

package kronecker

// Misconception: the copy of a matrix is a copy of its slice of rows.
func rowOf(n int, x float64) [][]float64 {
	numbers := []float64{}
	for range n {
		numbers = append(numbers, x)
	}
	return [][]float64{numbers}
}

func identity(n int) [][]float64 {
	matrix := [][]float64{}
	for i := range n {
		matrix = append(matrix, make([]float64, n))
		matrix[i][i] = 1
	}
	return matrix
}

func Kronecker(a, b [][]float64) [][]float64 {
	product := [][]float64{}
	for range len(a) * len(b) {
		product = append(product, make([]float64, len(a[0])*len(b[0])))
	}
	old := append([][]float64{}, a...)
	for i := range a {
		for j := range a[i] {
			for k := range b {
				for l := range b[k] {
					product[i*len(b)+k][j*len(b[k])+l] = a[i][j] * b[k][l]
				}
			}
		}
	}
	for i := range old {
		copy(old[i], product[i*len(b)])
	}
	return product
}

func TimeByKronecker(directions, seconds int) [][]float64 {
	return Kronecker(rowOf(directions, 1/float64(directions)), identity(seconds))
}

func DirectionByKronecker(directions, seconds int) [][]float64 {
	return Kronecker(identity(directions), rowOf(seconds, 1/float64(seconds)))
}
