package matrixproduct

import (
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
)

func hiddenRandomMatrix(random *rand.Rand, rows, columns int) [][]float64 {
	m := [][]float64{}
	for range rows {
		row := []float64{}
		for range columns {
			row = append(row, float64(random.IntN(11)-5))
		}
		m = append(m, row)
	}
	return m
}

func hiddenCopy(m [][]float64) [][]float64 {
	rows := [][]float64{}
	for _, row := range m {
		rows = append(rows, slices.Clone(row))
	}
	return rows
}

// hiddenDense gives a matrix to gonum, which computes the products that are expected.
func hiddenDense(m [][]float64) *mat.Dense {
	dense := mat.NewDense(len(m), len(m[0]), nil)
	for i, row := range m {
		dense.SetRow(i, row)
	}
	return dense
}

func hiddenRows(m *mat.Dense) [][]float64 {
	rows := [][]float64{}
	n, _ := m.Dims()
	for i := range n {
		rows = append(rows, mat.Row(nil, i, m))
	}
	return rows
}

func TestProductOfRandomMatrices(t *testing.T) {
	random := rand.New(rand.NewPCG(22, 28))
	for round := range 12 {
		n, m, l := 1+random.IntN(4), 1+random.IntN(4), 1+random.IntN(4)
		if round == 0 {
			n, m, l = 3, 3, 3
		}
		a, b := hiddenRandomMatrix(random, n, m), hiddenRandomMatrix(random, m, l)
		beforeA, beforeB := hiddenCopy(a), hiddenCopy(b)
		product := mat.NewDense(n, l, nil)
		product.Mul(hiddenDense(a), hiddenDense(b))
		want := hiddenRows(product)
		got := Product(a, b)
		if !equalMatrices(got, want) {
			t.Fatalf("Product(%v, %v) returned %v, expected %v.", beforeA, beforeB, got, want)
		}
		if !equalMatrices(a, beforeA) || !equalMatrices(b, beforeB) {
			t.Fatalf("After Product(%v, %v) the arguments are %v and %v, expected them as before.", beforeA, beforeB, a, b)
		}
	}
}

func TestOuterOfRandomVectors(t *testing.T) {
	random := rand.New(rand.NewPCG(49, 64))
	for range 10 {
		a := hiddenRandomMatrix(random, 1, 1+random.IntN(5))[0]
		b := hiddenRandomMatrix(random, 1, 1+random.IntN(5))[0]
		outer := mat.NewDense(len(a), len(b), nil)
		outer.Outer(1, mat.NewVecDense(len(a), slices.Clone(a)), mat.NewVecDense(len(b), slices.Clone(b)))
		want := hiddenRows(outer)
		if got := Outer(a, b); !equalMatrices(got, want) {
			t.Fatalf("Outer(%v, %v) returned %v, expected %v.", a, b, got, want)
		}
	}
}
