package yaegi

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// Function literals are converted: each is made by a function of its own that takes what the literal captures. yaegi
// shares the frame of the surrounding function with a literal that is handed to compiled code, and keeps the literal
// itself in a slot of that frame which running literals overwrite; a maker's frame belongs to one literal alone.

// funcLit writes a function literal: a call of its maker.
func (f *function) funcLit(e *ast.FuncLit) string {
	inner := f.nested()
	var params, args []string
	for _, obj := range f.captures(e) {
		name := f.temp(obj.Name())
		typ := f.typeName(f.bind(obj.Type()))
		if !f.assigned[obj] {
			// Never assigned after its definition: the value is as good as the variable, and faster.
			params = append(params, name+" "+typ)
			args = append(args, f.locals[obj])
			inner.locals[obj] = name
			continue
		}
		params = append(params, name+" *"+typ)
		args = append(args, address(f.locals[obj]))
		inner.locals[obj] = "(*" + name + ")"
	}
	sig := f.info.TypeOf(e).(*types.Signature)
	header := inner.header(nil, e.Type, e.Body, sig)
	body := inner.body(e.Body.List)
	return f.maker(f.typeName(f.bind(sig)), "func"+header+" {\n"+body+"}", params, args)
}

// maker declares a function that returns the literal and writes the call of it.
func (f *function) maker(typ, literal string, params, args []string) string {
	f.serial++
	name := fmt.Sprintf("m%d", f.serial)
	f.decl("func %s(%s) %s {\nreturn %s\n}", name, strings.Join(params, ", "), typ, literal)
	return name + "(" + strings.Join(args, ", ") + ")"
}

// address writes the address of a variable.
func address(name string) string {
	if p, ok := strings.CutPrefix(name, "(*"); ok {
		return strings.TrimSuffix(p, ")")
	}
	return "&" + name
}

// nested returns a writer for a literal inside f.
func (f *function) nested() *function {
	inner := newFunction(f.lowerer, f.info, f.line, f.cell)
	inner.subst = f.subst
	inner.assigned = f.assigned
	for obj, name := range f.locals {
		inner.locals[obj] = name
	}
	return inner
}

// captures lists the local variables from around a literal that it mentions, in order of their mention.
func (f *function) captures(e *ast.FuncLit) []types.Object {
	var list []types.Object
	seen := map[types.Object]bool{}
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			obj := f.info.Uses[id]
			if obj != nil && !seen[obj] && f.locals[obj] != "" && (obj.Pos() < e.Pos() || obj.Pos() >= e.End()) {
				seen[obj] = true
				list = append(list, obj)
			}
		}
		return true
	})
	// The variable of a type switch has one object a clause.
	return list
}

// assignments finds the variables that are assigned to, or whose address is taken, anywhere but in their definition.
func assignments(info *types.Info, nodes ...ast.Node) map[types.Object]bool {
	set := map[types.Object]bool{}
	mark := func(e ast.Expr) {
		for {
			switch x := ast.Unparen(e).(type) {
			case *ast.Ident:
				if obj := info.Uses[x]; obj != nil {
					set[obj] = true
				}
				return
			case *ast.SelectorExpr:
				e = x.X
			case *ast.IndexExpr:
				e = x.X
			case *ast.SliceExpr:
				e = x.X
			case *ast.StarExpr:
				e = x.X
			default:
				return
			}
		}
	}
	for _, node := range nodes {
		ast.Inspect(node, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for _, x := range n.Lhs {
					mark(x)
				}
			case *ast.IncDecStmt:
				mark(n.X)
			case *ast.RangeStmt:
				if n.Tok == token.ASSIGN {
					mark(n.Key)
					if n.Value != nil {
						mark(n.Value)
					}
				}
			case *ast.UnaryExpr:
				if n.Op == token.AND {
					mark(n.X)
				}
			case *ast.SliceExpr:
				mark(n.X) // slicing an array takes its address
			case *ast.SelectorExpr:
				// A method with a pointer receiver takes the address of what it is called on.
				if sel := info.Selections[n]; sel != nil && sel.Kind() == types.MethodVal {
					mark(n.X)
				}
			case *ast.DeclStmt:
				// var x T without a value is filled by an assignment, if at all.
			case *ast.FuncType:
				if n.Results != nil {
					for _, field := range n.Results.List {
						for _, id := range field.Names {
							if obj := info.Defs[id]; obj != nil {
								set[obj] = true // a return assigns it
							}
						}
					}
				}
			}
			return true
		})
	}
	return set
}
