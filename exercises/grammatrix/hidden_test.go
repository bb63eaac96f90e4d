package grammatrix

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
)

func TestGramOfRandomMatrices(t *testing.T) {
	random := rand.New(rand.NewPCG(30, 174))
	for round := range 8 {
		rows := 1 + round%3
		columns := rows + random.IntN(4)
		values := []float64{}
		for range rows * columns {
			values = append(values, 4*random.Float64()-2)
		}
		// A large number on the diagonal keeps the rows from being nearly the same.
		for i := range rows {
			values[i*columns+i] += 6
		}
		a := mat.NewDense(rows, columns, values)
		before := mat.DenseCopyOf(a)
		gram, inverse, err := Gram(a)
		if err != nil || gram == nil || inverse == nil {
			t.Fatalf("Gram of %v returned %v, %v and the error %v, expected two matrices and no error.", before, gram, inverse, err)
		}
		if !mat.Equal(a, before) {
			t.Fatalf("Gram changed its argument %v to %v. Take new matrices for the results.", before, a)
		}
		// The expected product by hand: dot products of rows.
		n, m := gram.Dims()
		if n != rows || m != rows {
			t.Fatalf("Gram of a matrix with %d rows and %d columns returned a product with %d rows and %d columns, expected %d and %d.", rows, columns, n, m, rows, rows)
		}
		for i := range rows {
			for j := range rows {
				want := 0.0
				for k := range columns {
					want += before.At(i, k) * before.At(j, k)
				}
				if !(math.Abs(gram.At(i, j)-want) < 1e-9) {
					t.Fatalf("Gram of %v has %v in row %d, column %d of the product (counted from 0), expected %v.", before, gram.At(i, j), i, j, want)
				}
			}
		}
		n, m = inverse.Dims()
		if n != rows || m != rows {
			t.Fatalf("Gram of a matrix with %d rows returned an inverse with %d rows and %d columns, expected %d and %d.", rows, n, m, rows, rows)
		}
		var identity mat.Dense
		identity.Mul(gram, inverse)
		for i := range rows {
			for j := range rows {
				want := 0.0
				if i == j {
					want = 1
				}
				if !(math.Abs(identity.At(i, j)-want) < 1e-8) {
					t.Fatalf("Gram of %v: the product times the inverse is %v, expected the identity.", before, &identity)
				}
			}
		}
	}
}
