package eigenpairs

import (
	"math"
	"testing"
)

// checkPairs says whether values and vectors solve the eigenvalue problem of a matrix. It takes either sign of a vector.
func checkPairs(t *testing.T, matrix [][]float64, values []float64, vectors [][]float64, want []float64) {
	t.Helper()
	if len(values) != len(want) || len(vectors) != len(want) {
		t.Fatalf("Eigenpairs of %v returned %d values and %d vectors, expected %d of each: as many as the matrix has rows.", matrix, len(values), len(vectors), len(want))
	}
	for i, v := range vectors {
		if !(math.Abs(values[i]-want[i]) < 1e-9) {
			diagonal := ""
			if values[i] == matrix[i][i] {
				diagonal = " The diagonal has the eigenvalues only where all other entries are 0."
			}
			t.Fatalf("Eigenpairs of %v returned the values %.6v, expected %v: the largest first.%s", matrix, values, want, diagonal)
		}
		if len(v) != len(matrix) {
			t.Fatalf("Eigenpairs of %v returned the vector %v, expected one of %d numbers.", matrix, v, len(matrix))
		}
		length := 0.0
		for j := range v {
			length += v[j] * v[j]
			product := 0.0
			for k := range v {
				product += matrix[j][k] * v[k]
			}
			if !(math.Abs(product-values[i]*v[j]) < 1e-9) {
				t.Fatalf("Eigenpairs of %v returned the vector %.6v for the value %.6v. The matrix times this vector has %.6v in place %d, expected the value times the vector, %.6v. Vector number i belongs to value number i, and gonum keeps the vectors as columns, not as rows.", matrix, v, values[i], product, j, values[i]*v[j])
			}
		}
		if !(math.Abs(length-1) < 1e-9) {
			t.Fatalf("Eigenpairs of %v returned the vector %.6v of length %.6v, expected length 1.", matrix, v, math.Sqrt(length))
		}
	}
}

func TestEigenpairsOfTwoByTwo(t *testing.T) {
	// Along (1, 1) this matrix stretches by 2 + 1, along (1, -1) by 2 - 1.
	matrix := [][]float64{{2, 1}, {1, 2}}
	values, vectors := Eigenpairs(matrix)
	checkPairs(t, matrix, values, vectors, []float64{3, 1})
}

func TestEigenpairsOfADiagonalMatrix(t *testing.T) {
	// A diagonal matrix stretches along the axes, and by the numbers on its diagonal.
	matrix := [][]float64{{2, 0, 0}, {0, 7, 0}, {0, 0, 4}}
	values, vectors := Eigenpairs(matrix)
	checkPairs(t, matrix, values, vectors, []float64{7, 4, 2})
}

func TestEigenpairsPutNegativeValuesLast(t *testing.T) {
	// (3, 1) becomes (6, 2), twice as long; (1, -3) becomes (-8, 24), eight times as long and turned round.
	matrix := [][]float64{{1, 3}, {3, -7}}
	values, vectors := Eigenpairs(matrix)
	if len(values) == 2 && values[0] < values[1] {
		t.Fatalf("Eigenpairs of %v returned the values %.6v, expected [2 -8]. A negative number is smaller than any positive one: values are compared with their signs.", matrix, values)
	}
	checkPairs(t, matrix, values, vectors, []float64{2, -8})
}
