package grammatrix

import (
	"fmt"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// show writes a matrix row by row, with semicolons between the rows.
func show(m *mat.Dense) string {
	if m == nil {
		return "nil"
	}
	return fmt.Sprintf("%.6g", mat.Formatted(m, mat.FormatMATLAB()))
}

func TestGramOfASmallMatrix(t *testing.T) {
	a := mat.NewDense(2, 4, []float64{1, 2, 3, 4, 5, 6, 7, 8})
	gram, inverse, err := Gram(a)
	if err != nil {
		t.Fatalf("Gram of the matrix 1 2 3 4, 5 6 7 8 returned the error %q, expected none: the product has an inverse.", err)
	}
	if gram == nil || inverse == nil {
		t.Fatalf("Gram of the matrix 1 2 3 4, 5 6 7 8 returned nil for a matrix, expected the product and its inverse.")
	}
	want := mat.NewDense(2, 2, []float64{30, 70, 70, 174})
	if !mat.EqualApprox(gram, want, 1e-9) {
		t.Errorf("Gram of the matrix 1 2 3 4, 5 6 7 8 returned the product %s, expected %s: the matrix times its transpose, kept apart from the inverse.", show(gram), show(want))
	}
	want = mat.NewDense(2, 2, []float64{0.54375, -0.21875, -0.21875, 0.09375})
	if !mat.EqualApprox(inverse, want, 1e-6) {
		t.Errorf("Gram of the matrix 1 2 3 4, 5 6 7 8 returned the inverse %s, expected %s: the matrix whose product with 30 70, 70 174 is the identity, as Inverse makes it.", show(inverse), show(want))
	}
}

func TestGramWithoutInverse(t *testing.T) {
	// The second row is the double of the first: of two numbers, one tells nothing new.
	a := mat.NewDense(2, 3, []float64{1, 2, 3, 2, 4, 6})
	gram, inverse, err := Gram(a)
	if err == nil {
		t.Errorf("Gram of the matrix 1 2 3, 2 4 6 returned no error, but the product 14 28, 28 56 has no inverse. Hand on the error of Inverse.")
	}
	if inverse != nil {
		t.Errorf("Gram of the matrix 1 2 3, 2 4 6 returned the inverse %s, expected nil: there is none.", show(inverse))
	}
	if gram == nil || !mat.EqualApprox(gram, mat.NewDense(2, 2, []float64{14, 28, 28, 56}), 1e-9) {
		t.Errorf("Gram of the matrix 1 2 3, 2 4 6 returned the product %s, expected 14 28, 28 56 also when there is no inverse.", show(gram))
	}
	// Here rounding hides it: the second row is a tenth of the first, and the determinant is tiny, but not 0.
	a = mat.NewDense(2, 3, []float64{1, 2, 3, 0.1, 0.2, 0.3})
	_, inverse, err = Gram(a)
	if err == nil || inverse != nil {
		t.Errorf("Gram of the matrix 1 2 3, 0.1 0.2 0.3 returned the inverse %s and the error %v, expected nil and an error: this inverse is made of rounding errors, as Inverse says.", show(inverse), err)
	}
}
