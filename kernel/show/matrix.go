package show

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// wide is the number of rows and columns up to which a matrix is written whole; of a larger one, the first and last edge
// ones are.
const (
	wide = 12
	edge = 4
)

// matrixBundle shows a matrix in rows and columns with its shape.
func matrixBundle(m mat.Matrix) map[string]string {
	if d, ok := m.(interface{ IsEmpty() bool }); ok && d.IsEmpty() {
		return plain("Dims(0, 0)")
	}
	rows, columns := m.Dims()
	b := plain(matrixText(m, rows, columns))
	withTable(b, gridOfMatrix(m, rows, columns))
	return b
}

func matrixText(m mat.Matrix, rows, columns int) string {
	if rows > wide || columns > wide {
		// Names the shape itself.
		return fmt.Sprintf("%.5g", mat.Formatted(m, mat.Squeeze(), mat.Excerpt(edge)))
	}
	return fmt.Sprintf("Dims(%d, %d)\n%.5g", rows, columns, mat.Formatted(m, mat.Squeeze()))
}
