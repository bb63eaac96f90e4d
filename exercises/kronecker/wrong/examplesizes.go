//go:build ignore

package kronecker

// rowOf returns a matrix of one row: n times the number x.
func rowOf(n int, x float64) [][]float64 {
	numbers := []float64{}
	for range n {
		numbers = append(numbers, x)
	}
	return [][]float64{numbers}
}

// identity returns the n×n matrix with 1 on its diagonal and 0 elsewhere.
func identity(n int) [][]float64 {
	matrix := [][]float64{}
	for i := range n {
		matrix = append(matrix, make([]float64, n))
		matrix[i][i] = 1
	}
	return matrix
}

// Kronecker returns the Kronecker product of a and b.
func Kronecker(a, b [][]float64) [][]float64 {
	product := [][]float64{}
	for range len(a) * len(b) {
		product = append(product, make([]float64, len(a[0])*len(b[0])))
	}
	for i := range a {
		for j := range a[i] {
			for k := range b {
				for l := range b[k] {
					product[i*len(b)+k][j*len(b[k])+l] = a[i][j] * b[k][l]
				}
			}
		}
	}
	return product
}

// Misconception: the means are those of the example, over 2 directions and 3 seconds.
func TimeByKronecker(directions, seconds int) [][]float64 {
	return Kronecker(rowOf(directions, 1.0/2), identity(seconds))
}

func DirectionByKronecker(directions, seconds int) [][]float64 {
	return Kronecker(identity(directions), rowOf(seconds, 1.0/3))
}
