//go:build !solution

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
	// Your turn: replace this line.
	return nil
}

// TimeByKronecker is TimeMatrix as a Kronecker product.
func TimeByKronecker(directions, seconds int) [][]float64 {
	// Your turn: this is only one of the two factors.
	return identity(seconds)
}

// DirectionByKronecker is DirectionMatrix as a Kronecker product.
func DirectionByKronecker(directions, seconds int) [][]float64 {
	// Your turn: this is only one of the two factors.
	return rowOf(seconds, 1)
}
