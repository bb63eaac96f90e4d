package front

import (
	"go/ast"
	"go/types"
	"strings"
)

// Prints reports whether the cell ends with a call of fmt's that prints: how many bytes that wrote is not what anybody wants to
// see below the text.
func (c *Cell) Prints() bool {
	call, ok := ast.Unparen(c.Last).(*ast.CallExpr)
	if !ok {
		return false
	}
	selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	fn, ok := c.Info.Uses[selector.Sel].(*types.Func)
	return ok && fn.Pkg() != nil && fn.Pkg().Path() == "fmt" && strings.Contains(fn.Name(), "rint") && !strings.HasPrefix(fn.Name(), "S")
}
