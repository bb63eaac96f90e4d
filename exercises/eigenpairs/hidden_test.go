package eigenpairs

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// hiddenProblem says what is wrong with the eigenpairs of a matrix, or nothing. It needs no other solver: the pairs have to solve C v = λ v,
// the vectors have to be at right angles to each other, and the values have to descend.
func hiddenProblem(matrix [][]float64, values []float64, vectors [][]float64) string {
	d := len(matrix)
	if len(values) != d || len(vectors) != d {
		return fmt.Sprintf("%d values and %d vectors, expected %d of each", len(values), len(vectors), d)
	}
	scale := 1.0
	for _, row := range matrix {
		for _, x := range row {
			scale = max(scale, math.Abs(x))
		}
	}
	for i, v := range vectors {
		if len(v) != d {
			return fmt.Sprintf("a vector of %d numbers, expected %d", len(v), d)
		}
		if i > 0 && !(values[i] <= values[i-1]+1e-9*scale) {
			return fmt.Sprintf("the values %.5v, expected the largest first", values)
		}
		for j := range v {
			product := 0.0
			for k := range v {
				product += matrix[j][k] * v[k]
			}
			if !(math.Abs(product-values[i]*v[j]) < 1e-8*scale) {
				return fmt.Sprintf("the vector %.5v for the value %.5v, but the matrix times that vector is not the value times the vector", v, values[i])
			}
		}
		for other := range i + 1 {
			dot := 0.0
			for k := range v {
				dot += v[k] * vectors[other][k]
			}
			if other == i && !(math.Abs(dot-1) < 1e-8) {
				return fmt.Sprintf("a vector of length %.5v, expected 1", math.Sqrt(dot))
			}
			if other < i && !(math.Abs(dot) < 1e-8) {
				return fmt.Sprintf("the vectors %d and %d, which are not at right angles: their inner product is %.5v, expected 0", other, i, dot)
			}
		}
	}
	return ""
}

func TestEigenpairsOnRandomMatrices(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 7))
	for d := 1; d <= 6; d++ {
		matrix := [][]float64{}
		before := [][]float64{}
		for range d {
			matrix = append(matrix, make([]float64, d))
		}
		for j := range d {
			for k := range j + 1 {
				matrix[j][k] = 3 * random.NormFloat64()
				matrix[k][j] = matrix[j][k]
			}
		}
		for _, row := range matrix {
			before = append(before, append([]float64{}, row...))
		}
		values, vectors := Eigenpairs(matrix)
		if problem := hiddenProblem(before, values, vectors); problem != "" {
			t.Fatalf("Eigenpairs of a random symmetric %d×%d matrix returned %s.", d, d, problem)
		}
		for j := range d {
			for k := range d {
				if matrix[j][k] != before[j][k] {
					t.Fatalf("Eigenpairs changed the matrix that it was given in row %d, column %d.", j, k)
				}
			}
		}
	}
}

func TestEigenpairsWithEqualEigenvalues(t *testing.T) {
	// Along (1, 1, 1) this one stretches by 7, and by 4 in every direction at right angles to that.
	matrix := [][]float64{{5, 1, 1}, {1, 5, 1}, {1, 1, 5}}
	values, vectors := Eigenpairs(matrix)
	if problem := hiddenProblem(matrix, values, vectors); problem != "" {
		t.Errorf("Eigenpairs of %v returned %s. Its eigenvalues are 7, 4 and 4.", matrix, problem)
	}
}
