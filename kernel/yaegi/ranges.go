package yaegi

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// rangeStmt writes a range loop over anything Go ranges over.
func (f *function) rangeStmt(s *ast.RangeStmt, label string) {
	f.emit("{")
	saved := f.topLevel
	f.topLevel = false
	defer func() {
		f.topLevel = saved
		f.emit("}")
	}()
	f.directive(s.Pos(), s.X)
	switch u := f.typ(s.X).Underlying().(type) {
	case *types.Basic:
		if u.Info()&types.IsInteger != 0 || u.Kind() == types.UntypedInt {
			f.rangeInt(s, label)
			return
		}
	case *types.Signature:
		f.rangeFunc(s, label, u)
		return
	}
	x := f.expr(s.X)
	if _, ok := ast.Unparen(s.X).(*ast.CompositeLit); ok {
		x = "(" + x + ")"
	}
	key, value := f.rangeVar(s, s.Key), f.rangeVar(s, s.Value)
	ofChans := value.name != "" && rangesOverChans(f.typ(s.X))
	if ofChans {
		held := f.temp("r")
		if _, ok := f.typ(s.X).Underlying().(*types.Pointer); ok {
			x = fmt.Sprintf("(*%s)[:]", x)
		}
		f.emit("%s := %s", held, x)
		x = held
	}
	fl := f.enter(loopFlow, label)
	if fl.out != "" {
		f.emit("%s:", fl.out)
	}
	switch {
	case key.name == "" && value.name == "":
		f.emit("for range %s {", x)
	case value.name == "":
		f.emit("for %s := range %s {", key.name, x)
	case ofChans:
		// yaegi takes a loop whose value is a channel for one over that channel.
		if key.name == "" {
			key.name = f.temp("k")
		}
		f.emit("for %s := range %s {", key.name, x)
		f.emit("%s := %s[%s]", value.name, x, key.name)
	default:
		if key.name == "" {
			key.name = "_"
		}
		f.emit("for %s, %s := range %s {", key.name, value.name, x)
	}
	key.begin(f)
	value.begin(f)
	f.stmts(s.Body.List)
	f.emit("}")
	f.leave()
}

// rangesOverChans says whether the values of a range over t are channels.
func rangesOverChans(t types.Type) bool {
	t = t.Underlying()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem().Underlying()
	}
	holder, ok := t.(interface{ Elem() types.Type }) // a slice, an array or a map: the channel itself has no second value
	if !ok {
		return false
	}
	_, ok = holder.Elem().Underlying().(*types.Chan)
	return ok
}

// loopVar is one variable of a range loop.
type loopVar struct {
	name string // what the lowered loop declares, "" for none
	// begin statement: a fresh copy a turn, or an assignment to a variable from outside.
	first string
}

func (v loopVar) begin(f *function) {
	if v.first != "" {
		f.emit("%s", v.first)
	}
}

func (f *function) rangeVar(s *ast.RangeStmt, e ast.Expr) loopVar {
	if e == nil || isBlank(e) {
		return loopVar{}
	}
	if s.Tok == token.ASSIGN {
		name := f.temp("k")
		return loopVar{name: name, first: fmt.Sprintf("%s = %s", f.expr(e), name)}
	}
	obj := f.info.Defs[e.(*ast.Ident)]
	if obj == nil {
		return loopVar{}
	}
	if f.kept(s.Body, obj) {
		turn := f.temp("k")
		return loopVar{name: turn, first: fmt.Sprintf("%s := %s", f.local(obj), turn)}
	}
	return loopVar{name: f.local(obj)}
}

// rangeInt writes for i := range n.
func (f *function) rangeInt(s *ast.RangeStmt, label string) {
	t := f.typ(s.X)
	if s.Key != nil && !isBlank(s.Key) {
		t = f.typ(s.Key)
		if s.Tok == token.DEFINE {
			t = f.bind(f.info.Defs[s.Key.(*ast.Ident)].Type())
		}
	}
	t = types.Default(t)
	text := f.typeName(t)
	end, i := f.temp("n"), f.temp("i")
	f.emit("var %s %s = %s(%s)", end, text, text, f.expr(s.X))
	fl := f.enter(loopFlow, label)
	if fl.out != "" {
		f.emit("%s:", fl.out)
	}
	direct := false
	if s.Key != nil && !isBlank(s.Key) && s.Tok == token.DEFINE {
		if obj := f.info.Defs[s.Key.(*ast.Ident)]; obj != nil && !f.kept(s.Body, obj) && !f.assigned[obj] {
			f.locals[obj] = i
			direct = true
		}
	}
	f.emit("for %s := %s(0); %s < %s; %s = %s + %s(1) {", i, text, i, end, i, i, text)
	if s.Key != nil && !isBlank(s.Key) && !direct {
		if s.Tok == token.DEFINE {
			f.emit("%s := %s", f.local(f.info.Defs[s.Key.(*ast.Ident)]), i)
		} else {
			f.emit("%s = %s", f.expr(s.Key), i)
		}
	}
	f.stmts(s.Body.List)
	f.emit("}")
	f.leave()
}

// rangeFunc writes a range over an iterator function: the body becomes the function that the iterator calls.
func (f *function) rangeFunc(s *ast.RangeStmt, label string, sig *types.Signature) {
	yield := sig.Params().At(0).Type().Underlying().(*types.Signature)
	exit := &rangeExit{state: f.temp("exit")}
	f.emit("var %s int", exit.state)
	for _, r := range f.results {
		if r.name != "" {
			exit.results = append(exit.results, r.name)
			continue
		}
		name := f.temp("ret")
		f.emit("var %s %s", name, f.typeName(r.typ))
		exit.results = append(exit.results, name)
	}
	iterator := f.operand(s.X)
	f.enter(rangeFuncFlow, label)
	f.flow[len(f.flow)-1].exit = exit

	var params, first []string
	vars := []ast.Expr{s.Key, s.Value}
	for i := range yield.Params().Len() {
		name := f.temp("k")
		params = append(params, name+" "+f.typeName(yield.Params().At(i).Type()))
		if i >= len(vars) || vars[i] == nil || isBlank(vars[i]) {
			continue
		}
		if s.Tok == token.ASSIGN {
			first = append(first, fmt.Sprintf("%s = %s", f.expr(vars[i]), name))
		} else if obj := f.info.Defs[vars[i].(*ast.Ident)]; obj != nil {
			f.locals[obj] = name
		}
	}
	outer := f.buf
	f.buf = &strings.Builder{}
	for _, line := range first {
		f.emit("%s", line)
	}
	f.stmts(s.Body.List)
	body := f.buf.String()
	f.buf = outer
	f.leave()
	f.emit("%s(func(%s) bool {\n%sreturn true\n})", iterator, strings.Join(params, ", "), body)
	if exit.returns {
		f.emit("if %s == 2 {", exit.state)
		f.repeatReturn(exit)
		f.emit("}")
	}
	for i, b := range exit.exits {
		f.emit("if %s == %d {", exit.state, 3+i)
		f.branch(b)
		f.emit("}")
	}
}

// repeatReturn returns from the function around a range over a function, or from the next such body outside.
func (f *function) repeatReturn(exit *rangeExit) {
	for i := len(f.flow) - 1; i >= 0; i-- {
		if f.flow[i].kind == rangeFuncFlow {
			next := f.flow[i].exit
			next.returns = true
			for j := range exit.results {
				if next.results[j] != exit.results[j] {
					f.emit("%s = %s", next.results[j], exit.results[j])
				}
			}
			f.emit("%s = 2", next.state)
			f.emit("return false")
			return
		}
	}
	if f.defers != "" {
		f.emit("return") // the results are set; the function's last line returns them
		return
	}
	f.emit("return %s", strings.Join(exit.results, ", "))
}
