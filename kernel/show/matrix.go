package show

import (
	"fmt"
	"strings"

	"gonum.org/v1/gonum/mat"
)

// wide is the number of rows and columns up to which a matrix is shown whole; of a larger one, the first and last edge
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
	return map[string]string{"text/plain": matrixText(m, rows, columns), "text/html": matrixTable(m, rows, columns)}
}

func matrixText(m mat.Matrix, rows, columns int) string {
	if rows > wide || columns > wide {
		// Names the shape itself.
		return fmt.Sprintf("%.5g", mat.Formatted(m, mat.Squeeze(), mat.Excerpt(edge)))
	}
	return fmt.Sprintf("Dims(%d, %d)\n%.5g", rows, columns, mat.Formatted(m, mat.Squeeze()))
}

func matrixTable(m mat.Matrix, rows, columns int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<p>%d × %d</p><table><tbody>", rows, columns)
	for _, i := range excerpt(rows) {
		b.WriteString("<tr>")
		for _, j := range excerpt(columns) {
			switch {
			case i < 0 && j < 0:
				b.WriteString(`<td align="right">⋱</td>`)
			case i < 0:
				b.WriteString(`<td align="right">⋮</td>`)
			case j < 0:
				b.WriteString(`<td align="right">…</td>`)
			default:
				fmt.Fprintf(&b, `<td align="right">%.5g</td>`, m.At(i, j))
			}
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</tbody></table>")
	return b.String()
}

// excerpt lists the indexes to show; -1 stands for those left out.
func excerpt(n int) []int {
	var list []int
	if n <= wide {
		for i := range n {
			list = append(list, i)
		}
		return list
	}
	for i := range edge {
		list = append(list, i)
	}
	list = append(list, -1)
	for i := n - edge; i < n; i++ {
		list = append(list, i)
	}
	return list
}
