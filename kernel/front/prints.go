package front

import (
	"go/ast"
	"go/types"
	"strings"
)

// Prints reports whether the cell ends with a call of fmt's that prints, or with a display: how many bytes that wrote, and how the
// display is known to the program, is not what anybody wants to see below it.
func (c *Cell) Prints() bool {
	if c.Last != nil && isHandle(c.Info.TypeOf(c.Last)) {
		return true
	}
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

// isHandle says whether t is a *display.Handle.
func isHandle(t types.Type) bool {
	pointer, ok := types.Unalias(t).(*types.Pointer)
	if !ok {
		return false
	}
	named, ok := types.Unalias(pointer.Elem()).(*types.Named)
	return ok && named.Obj().Name() == "Handle" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "lab/kernel/display"
}
