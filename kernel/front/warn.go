package front

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
)

// What a cell does may be right for Go and yet not what its author meant. Warnings name the few such places where hardly
// anything else can be meant; they keep nothing from running.

// warnings looks at a cell that type-checks.
func warnings(c *Cell) []Diagnostic {
	w := &warner{cell: c, info: c.Info}
	w.collect()
	c.walk(func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			w.constantDivision(n)
		case *ast.CallExpr:
			w.convertedDivision(n)
		case *ast.AssignStmt:
			w.shadow(n)
		}
		return true
	})
	w.nilMaps()
	return tidy(w.found)
}

type warner struct {
	cell  *Cell
	info  *types.Info
	found []Diagnostic
	// headers are assignments in the head of a statement, whose variables are meant to be new.
	headers map[*ast.AssignStmt]bool
	// lastUse is where a variable, known by the place of its declaration, is mentioned last.
	lastUse map[token.Pos]token.Pos
	// set are variables that get a value somewhere behind their declaration, or may.
	set map[token.Pos]bool
}

func (w *warner) warn(n ast.Node, message, hint string) {
	src := w.cell.src
	d := src.between(src.offset(n.Pos()), src.offset(n.End()), message)
	d.Hint, d.Warning = hint, true
	w.found = append(w.found, d)
}

func (w *warner) line(pos token.Pos) int {
	line, _ := w.cell.src.position(w.cell.src.offset(pos))
	return line
}

// collect looks at all that the single warnings need to know of the whole cell.
func (w *warner) collect() {
	w.headers, w.lastUse, w.set = map[*ast.AssignStmt]bool{}, map[token.Pos]token.Pos{}, map[token.Pos]bool{}
	for id, obj := range w.info.Uses {
		if v, ok := obj.(*types.Var); ok {
			w.lastUse[v.Pos()] = max(w.lastUse[v.Pos()], id.Pos())
		}
	}
	header := func(s ast.Stmt) {
		if a, ok := s.(*ast.AssignStmt); ok {
			w.headers[a] = true
		}
	}
	w.cell.walk(func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IfStmt:
			header(n.Init)
		case *ast.ForStmt:
			header(n.Init)
		case *ast.SwitchStmt:
			header(n.Init)
		case *ast.TypeSwitchStmt:
			header(n.Init)
			header(n.Assign)
		case *ast.CommClause:
			header(n.Comm)
		case *ast.AssignStmt:
			for _, x := range n.Lhs {
				w.mayBeSet(x)
			}
		case *ast.RangeStmt:
			w.mayBeSet(n.Key)
			w.mayBeSet(n.Value)
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				w.mayBeSet(n.X)
			}
		case *ast.SelectorExpr:
			// A method with a pointer receiver gets the variable's address.
			if s := w.info.Selections[n]; s != nil && s.Kind() != types.FieldVal {
				if sig, ok := s.Obj().Type().(*types.Signature); ok && sig.Recv() != nil {
					if _, isPointer := sig.Recv().Type().(*types.Pointer); isPointer {
						w.mayBeSet(n.X)
					}
				}
			}
		}
		return true
	})
}

func (w *warner) mayBeSet(x ast.Expr) {
	if v := w.variable(x); v != nil {
		w.set[v.Pos()] = true
	}
}

// variable is the variable that an expression names, nil where it is more than a name.
func (w *warner) variable(x ast.Expr) *types.Var {
	id, ok := ast.Unparen(x).(*ast.Ident)
	if !ok {
		return nil
	}
	v, _ := w.info.Uses[id].(*types.Var)
	return v
}

// constantDivision warns of 1 / 2 where a float is wanted: it is 0 before it is one.
func (w *warner) constantDivision(n *ast.BinaryExpr) {
	tv := w.info.Types[n]
	if n.Op != token.QUO || tv.Value == nil || !isFloat(tv.Type) || !w.integerConstant(n.X) || !w.integerConstant(n.Y) {
		return
	}
	x, y := w.constant(n.X), w.constant(n.Y)
	if constant.Compare(constant.BinaryOp(constant.BinaryOp(x, token.QUO_ASSIGN, y), token.MUL, y), token.EQL, x) {
		return // nothing is lost
	}
	w.warn(n, fmt.Sprintf("%s is a division of integers: it is %s", types.ExprString(n), constant.BinaryOp(x, token.QUO_ASSIGN, y)),
		"Write one of them with a decimal point, such as 1.0.")
}

func (w *warner) constant(x ast.Expr) constant.Value {
	return constant.ToInt(w.info.Types[x].Value)
}

// integerConstant says whether Go takes an untyped constant expression for an integer.
func (w *warner) integerConstant(x ast.Expr) bool {
	switch x := ast.Unparen(x).(type) {
	case *ast.BasicLit:
		return x.Kind == token.INT || x.Kind == token.CHAR
	case *ast.UnaryExpr:
		return w.integerConstant(x.X)
	case *ast.BinaryExpr:
		return w.integerConstant(x.X) && w.integerConstant(x.Y)
	case *ast.Ident:
		c, ok := w.info.Uses[x].(*types.Const)
		return ok && isInteger(c.Type())
	}
	return false
}

// convertedDivision warns of float64(a / b) with integers.
func (w *warner) convertedDivision(call *ast.CallExpr) {
	if fun := w.info.Types[call.Fun]; !fun.IsType() || !isFloat(fun.Type) || len(call.Args) != 1 {
		return
	}
	n, ok := ast.Unparen(call.Args[0]).(*ast.BinaryExpr)
	if !ok || n.Op != token.QUO {
		return
	}
	if tv := w.info.Types[n]; tv.Value != nil || !isInteger(tv.Type) {
		return // constants: see constantDivision
	}
	to := types.ExprString(call.Fun)
	w.warn(call, fmt.Sprintf("%s divides integers, so the fraction is gone before it becomes a %s", types.ExprString(n), to),
		fmt.Sprintf("Convert first: %[1]s(%[2]s) / %[1]s(%[3]s).", to, types.ExprString(ast.Unparen(n.X)), types.ExprString(ast.Unparen(n.Y))))
}

func isFloat(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsFloat != 0
}

func isInteger(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

// shadow warns of := in a block that makes a new variable where the one outside, of the same type and used afterwards, was
// most likely meant.
func (w *warner) shadow(n *ast.AssignStmt) {
	if n.Tok != token.DEFINE || w.headers[n] {
		return
	}
	for i, x := range n.Lhs {
		id, ok := x.(*ast.Ident)
		if !ok {
			continue
		}
		v, ok := w.info.Defs[id].(*types.Var)
		if !ok || v.Parent() == nil {
			continue
		}
		outer := hidden(w.info, v)
		if outer == nil || !types.Identical(outer.Type(), v.Type()) || w.lastUse[outer.Pos()] <= v.Parent().End() {
			continue
		}
		if v.Name() == "err" || len(n.Rhs) == len(n.Lhs) && isName(n.Rhs[i], v.Name()) {
			continue // idioms
		}
		w.warn(id, fmt.Sprintf("this %s is a new variable: the %[1]s of line %d stays as it was", v.Name(), w.line(outer.Pos())),
			"To change that one, assign with = instead of :=.")
	}
}

func isName(x ast.Expr, name string) bool {
	id, ok := ast.Unparen(x).(*ast.Ident)
	return ok && id.Name == name
}

// hidden returns the variable of an outer block of the same function that a variable hides, nil where there is none.
func hidden(info *types.Info, v *types.Var) *types.Var {
	scope := v.Parent()
	if scope == nil {
		return nil
	}
	functions := map[*types.Scope]bool{}
	for n, s := range info.Scopes {
		if _, ok := n.(*ast.FuncType); ok {
			functions[s] = true
		}
	}
	for s := scope; s != nil && !functions[s]; {
		s = s.Parent()
		if s == nil {
			break
		}
		if outer, ok := s.Lookup(v.Name()).(*types.Var); ok && outer.Pos() < v.Pos() && outer.Pos().IsValid() {
			return outer
		}
	}
	return nil
}

// nilMaps warns of writes to a map that is declared without a value, in the statements that follow.
func (w *warner) nilMaps() {
	declared := map[token.Pos]bool{}
	w.cell.walk(func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) > 0 {
			return true
		}
		for _, id := range spec.Names {
			v, ok := w.info.Defs[id].(*types.Var)
			if !ok || w.set[v.Pos()] {
				continue
			}
			if _, isMap := v.Type().Underlying().(*types.Map); isMap {
				declared[v.Pos()] = true
			}
		}
		return true
	})
	if len(declared) == 0 {
		return
	}
	write := func(x ast.Expr) {
		index, ok := ast.Unparen(x).(*ast.IndexExpr)
		if !ok {
			return
		}
		v := w.variable(index.X)
		if v == nil || !declared[v.Pos()] {
			return
		}
		w.warn(index, fmt.Sprintf("%s is nil here, and a nil map cannot be written to", v.Name()),
			fmt.Sprintf("Make the map where it is declared: %s := make(%s)", v.Name(), types.TypeString(v.Type(), ShortNames)))
		delete(declared, v.Pos()) // once is enough
	}
	// Functions may run later, when another cell has made the map: only those that declare it themselves count.
	visit := func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.AssignStmt:
			for _, x := range n.Lhs {
				write(x)
			}
		case *ast.IncDecStmt:
			write(n.X)
		}
		return true
	}
	for _, s := range w.cell.Stmts {
		ast.Inspect(s, visit)
	}
	for _, d := range w.cell.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
			outside := map[token.Pos]bool{}
			for pos := range declared {
				if pos < fn.Pos() || pos >= fn.End() {
					outside[pos] = true
					delete(declared, pos)
				}
			}
			ast.Inspect(fn.Body, visit)
			for pos := range outside {
				declared[pos] = true
			}
		}
	}
}
