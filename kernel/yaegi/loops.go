package yaegi

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// flow is one statement around the code being written that break or continue may mean.
type flow struct {
	kind  flowKind
	label string // the label in the source, "" for none
	out   string // the label in lowered code, "" for none
	// before is written in front of a continue of this loop.
	before string
	// exit is the state of a range over a function: how its body was left.
	exit *rangeExit
}

type flowKind int

const (
	loopFlow flowKind = iota
	switchFlow
	rangeFuncFlow
)

// rangeExit collects how the body of a range over a function leaves it: through a variable that is looked at when
// the iterator function has returned.
type rangeExit struct {
	state   string // name of the state variable: 0 ran to its end, 1 break, 2 return, 3... entries of exits
	results []string
	returns bool
	exits   []*ast.BranchStmt
}

func (f *function) labeled(s *ast.LabeledStmt) {
	label := s.Label.Name
	switch inner := s.Stmt.(type) {
	case *ast.ForStmt:
		f.forStmt(inner, label)
	case *ast.RangeStmt:
		f.rangeStmt(inner, label)
	case *ast.SwitchStmt:
		f.switchStmt(inner, label)
	case *ast.TypeSwitchStmt:
		f.typeSwitch(inner, label)
	case *ast.SelectStmt:
		f.selectStmt(inner, label)
	default:
		f.emit("L_%s:", label)
		f.stmt(s.Stmt)
	}
}

// enter opens a loop or switch; the label is written before it.
func (f *function) enter(kind flowKind, label string) *flow {
	out := ""
	if label != "" {
		f.serial++
		out = fmt.Sprintf("L%d_%s", f.serial, label)
	}
	f.flow = append(f.flow, flow{kind: kind, label: label, out: out})
	return &f.flow[len(f.flow)-1]
}

func (f *function) leave() { f.flow = f.flow[:len(f.flow)-1] }

func (f *function) inRangeFunc() bool {
	for _, fl := range f.flow {
		if fl.kind == rangeFuncFlow {
			return true
		}
	}
	return false
}

// branch writes break, continue, goto and fallthrough.
func (f *function) branch(s *ast.BranchStmt) {
	switch s.Tok {
	case token.FALLTHROUGH:
		f.emit("fallthrough")
		return
	case token.GOTO:
		if f.inRangeFunc() {
			f.refuseAt(s.Pos(), "a goto inside a range over a function")
			return
		}
		f.emit("goto L_%s", s.Label.Name)
		return
	}
	// Find what is meant, and the innermost range over a function between here and there.
	crossed := -1
	for i := len(f.flow) - 1; i >= 0; i-- {
		fl := f.flow[i]
		match := fl.kind != switchFlow || s.Tok == token.BREAK
		if s.Label != nil {
			match = fl.label == s.Label.Name
		}
		if !match {
			if fl.kind == rangeFuncFlow && crossed < 0 {
				crossed = i
			}
			continue
		}
		switch {
		case crossed >= 0:
			f.leaveThrough(crossed, s)
		case fl.kind == rangeFuncFlow && s.Tok == token.CONTINUE:
			f.emit("return true")
		case fl.kind == rangeFuncFlow:
			f.emit("%s = 1", fl.exit.state)
			f.emit("return false")
		default:
			if s.Tok == token.CONTINUE && fl.before != "" {
				f.emit("%s", fl.before)
			}
			if fl.out != "" && s.Label != nil {
				f.emit("%s %s", s.Tok, fl.out)
			} else {
				f.emit("%s", s.Tok)
			}
		}
		return
	}
	f.refuseAt(s.Pos(), "this "+s.Tok.String())
}

// leaveThrough leaves the range over a function at index i of the flow; the branch is repeated behind it.
func (f *function) leaveThrough(i int, s *ast.BranchStmt) {
	exit := f.flow[i].exit
	exit.exits = append(exit.exits, s)
	f.emit("%s = %d", exit.state, 2+len(exit.exits))
	f.emit("return false")
}

// leaveRangeFunc writes a return out of the body of a range over a function; it says whether it did.
func (f *function) leaveRangeFunc(s *ast.ReturnStmt) bool {
	for i := len(f.flow) - 1; i >= 0; i-- {
		if f.flow[i].kind != rangeFuncFlow {
			continue
		}
		exit := f.flow[i].exit
		exit.returns = true
		if len(s.Results) > 0 {
			f.setResults(s, exit.results)
		}
		f.emit("%s = 2", exit.state)
		f.emit("return false")
		return true
	}
	return false
}

func (f *function) forStmt(s *ast.ForStmt, label string) {
	f.emit("{")
	saved := f.topLevel
	f.topLevel = false
	defer func() { f.topLevel = saved }()
	if s.Init != nil {
		f.stmt(s.Init)
	}
	// Go gives every turn its own copy of the loop's variables; yaegi has one. It matters where a closure or a
	// pointer keeps it.
	var shared []types.Object
	if def, ok := s.Init.(*ast.AssignStmt); ok && def.Tok == token.DEFINE {
		for _, x := range def.Lhs {
			if obj := f.info.Defs[x.(*ast.Ident)]; obj != nil && f.kept(s.Body, obj) {
				shared = append(shared, obj)
			}
		}
	}
	cond := ""
	if s.Cond != nil {
		f.directive(s.Cond.Pos(), s.Cond)
		cond = f.expr(s.Cond)
	}
	post := ""
	if s.Post != nil {
		post = f.simple(s.Post)
	}
	fl := f.enter(loopFlow, label)
	if fl.out != "" {
		f.emit("%s:", fl.out)
	}
	f.emit("for ; %s; %s {", cond, post)
	var back []string
	outer := map[types.Object]string{}
	for _, obj := range shared {
		outer[obj] = f.locals[obj]
		inner := f.local(obj)
		f.emit("%s := %s", inner, outer[obj])
		back = append(back, fmt.Sprintf("%s = %s", outer[obj], inner))
	}
	f.flow[len(f.flow)-1].before = strings.Join(back, "\n")
	f.stmts(s.Body.List)
	for _, line := range back {
		f.emit("%s", line)
	}
	f.emit("}")
	for obj, name := range outer {
		f.locals[obj] = name
	}
	f.leave()
	f.emit("}")
}

// simple writes a loop's post statement on one line.
func (f *function) simple(s ast.Stmt) string {
	switch s := s.(type) {
	case *ast.IncDecStmt:
		x := f.expr(s.X)
		op := "+"
		if s.Tok == token.DEC {
			op = "-"
		}
		return fmt.Sprintf("%s = %s %s %s", x, x, op, f.one(s.X))
	case *ast.AssignStmt:
		if s.Tok == token.ASSIGN {
			var l, r []string
			for _, x := range s.Lhs {
				l = append(l, f.expr(x))
			}
			for _, x := range s.Rhs {
				r = append(r, f.expr(x))
			}
			return strings.Join(l, ", ") + " = " + strings.Join(r, ", ")
		}
		x := f.expr(s.Lhs[0])
		return fmt.Sprintf("%s = %s %s (%s)", x, x, strings.TrimSuffix(s.Tok.String(), "="), f.expr(s.Rhs[0]))
	case *ast.ExprStmt:
		return f.expr(s.X)
	}
	f.refuseAt(s.Pos(), "this post statement")
	return ""
}

// kept says whether a loop variable may outlive its turn: a function literal or a pointer holds it.
func (f *function) kept(body ast.Node, obj types.Object) bool {
	found := false
	depth := 0
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			depth++
			ast.Inspect(n.Body, visit)
			depth--
			return false
		case *ast.UnaryExpr:
			if n.Op == token.AND && f.mentionsObj(n.X, obj) {
				found = true
			}
		case *ast.RangeStmt:
			// A range over a function runs its body as a function literal.
			if _, ok := f.typ(n.X).Underlying().(*types.Signature); ok {
				depth++
				ast.Inspect(n.Body, visit)
				depth--
				return false
			}
		case *ast.SelectorExpr:
			// A method with a pointer receiver takes the address.
			if sel := f.info.Selections[n]; sel != nil && sel.Kind() == types.MethodVal && f.mentionsObj(n.X, obj) {
				if fn, ok := sel.Obj().(*types.Func); ok {
					if _, ptr := fn.Type().(*types.Signature).Recv().Type().(*types.Pointer); ptr {
						found = true
					}
				}
			}
		case *ast.Ident:
			if depth > 0 && f.info.Uses[n] == obj {
				found = true
			}
		}
		return !found
	}
	ast.Inspect(body, visit)
	return found
}

func (f *function) mentionsObj(e ast.Expr, obj types.Object) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && f.info.Uses[id] == obj {
			found = true
		}
		return !found
	})
	return found
}
