package yaegi

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
)

// Where a panic happened yaegi does not tell: it names the function, not the line. So a function of a cell keeps the
// line of the statement that it is at in a variable, as far as a statement can panic at all, and hands the variable
// to a deferred helper; the helper finds zero in it unless a panic is passing.

// track says that the statement about to be written begins at pos.
func (f *function) track(pos token.Pos, parts ...ast.Node) {
	if f.cell == nil {
		return
	}
	for _, n := range parts {
		if n != nil && f.mayPanic(n) {
			if line, _, ok := f.cell.Position(pos); ok {
				if f.tracker == "" {
					f.tracker = f.temp("line")
				}
				f.emit("%s = %d", f.tracker, lineNumber(f.number, line))
			}
			return
		}
	}
}

// tracked puts the variable and its helper in front of a body that needs them.
func (f *function) tracked(body string) string {
	if f.tracker == "" {
		return body
	}
	name := ""
	if f.self != nil {
		name = f.self.Name()
	}
	return "var " + f.tracker + " int\ndefer " + f.rt("Trace") + "(&" + f.tracker + ", " + strconv.Quote(name) + ")\n" + body + f.untrack()
}

// untrack says that the function is about to end as it should.
func (f *function) untrack() string {
	if f.tracker == "" {
		return ""
	}
	return f.tracker + " = 0\n"
}

// mayPanic says whether evaluating a node can panic. Bodies of function literals do not count: they run elsewhere.
func (f *function) mayPanic(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok && f.info.Types[e].Value != nil {
			return false
		}
		switch n := n.(type) {
		case *ast.FuncLit, *ast.BlockStmt:
			return false
		case *ast.CallExpr:
			tv := f.info.Types[ast.Unparen(n.Fun)]
			switch {
			case tv.IsType():
			case tv.IsBuiltin():
				switch builtinName(ast.Unparen(n.Fun)) {
				case "len", "cap", "append", "min", "max", "new", "delete", "real", "imag", "complex":
				default:
					found = true
				}
			default:
				found = true
			}
		case *ast.IndexExpr:
			t := f.info.TypeOf(n.X)
			if t == nil {
				break
			}
			if _, isMap := t.Underlying().(*types.Map); !isMap && !f.instantiated(n.X) {
				found = true
			}
		case *ast.SliceExpr, *ast.StarExpr, *ast.TypeAssertExpr, *ast.SendStmt:
			found = true
		case *ast.SelectorExpr:
			if sel := f.info.Selections[n]; sel != nil && (sel.Indirect() || isPointer(f.info.TypeOf(n.X))) {
				found = true
			}
		case *ast.BinaryExpr:
			if (n.Op == token.QUO || n.Op == token.REM || n.Op == token.SHL || n.Op == token.SHR) && f.info.Types[n.Y].Value == nil {
				found = true
			}
		case *ast.AssignStmt:
			switch n.Tok {
			case token.QUO_ASSIGN, token.REM_ASSIGN, token.SHL_ASSIGN, token.SHR_ASSIGN:
				found = true
			}
			for _, x := range n.Lhs {
				if _, ok := ast.Unparen(x).(*ast.IndexExpr); ok { // also a map's: it may be nil
					found = true
				}
			}
		case *ast.IncDecStmt:
			if _, ok := ast.Unparen(n.X).(*ast.IndexExpr); ok {
				found = true
			}
		}
		return !found
	})
	return found
}

func isPointer(t types.Type) bool {
	if t == nil {
		return false
	}
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}
