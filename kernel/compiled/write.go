package compiled

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"lab/kernel/front"
)

// writer writes the cells of a translation as Go source.
type writer struct {
	*translation
	b strings.Builder
	// show is the function that shows values, as the program calls it.
	show string
	// lines keeps the places of cells by line directives, for the program that a kernel runs.
	lines bool
	// builtins maps print and println to functions that write where the cells' output goes.
	printing map[string]string
}

// place is the file that line directives name for a cell.
func place(number int) string { return fmt.Sprintf("cell%d.go", number) }

// cell writes one code cell: its declarations, its variables, and the function of its statements.
func (w *writer) cell(u *unit) error {
	for id, obj := range u.checked.Info.Uses {
		if _, ok := obj.(*types.Builtin); ok && w.printing[id.Name] != "" {
			u.script.rename(id.Pos(), id.Name, w.printing[id.Name])
		}
	}
	body, shows := u.checked.Stmts, u.checked.Last != nil && w.showsValue(u.checked)
	if shows {
		u.script.replace(u.checked.Last.Pos(), u.checked.Last.Pos(), w.show+"(")
		u.script.replace(u.checked.Last.End(), u.checked.Last.End(), ")")
	}
	u.script.sort()
	items, err := front.Items(u.Source)
	if err != nil {
		return fmt.Errorf("cell %s: %w", u.ID, err)
	}
	decls, stmts := w.pieces(u, items)
	for _, d := range joined(decls) {
		w.piece(u, d)
	}
	if err := w.variables(u); err != nil {
		return err
	}
	for _, b := range u.binds {
		if b.index == 0 {
			if err := w.chain(u, b.chain); err != nil {
				return err
			}
		}
	}
	if u.entry == "" && len(u.binds) == 0 {
		return nil
	}
	if u.entry == "" {
		u.entry = w.names.fresh(fmt.Sprintf("cell%d", u.number), false)
	}
	fmt.Fprintf(&w.b, "\nfunc %s() {\n", u.entry)
	for _, b := range u.binds {
		if b.chain.generic {
			fmt.Fprintf(&w.b, "%s = %d\n", b.chain.state, b.index)
		} else {
			fmt.Fprintf(&w.b, "%s = %s\n", b.chain.name, b.impl)
		}
	}
	if len(body) > 0 && !u.written(body[0]) {
		w.inOrder(u)
	} else {
		w.statements(u, stmts)
	}
	w.b.WriteString("}\n")
	return nil
}

// showsValue says whether the last expression has a value that anybody wants to see: not how many bytes a Println wrote.
func (w *writer) showsValue(c *front.Cell) bool {
	tv := c.Info.Types[c.Last]
	if tuple, ok := tv.Type.(*types.Tuple); ok && tuple.Len() == 0 || tv.IsVoid() {
		return false
	}
	return !c.Prints()
}

// span is a piece of a cell's source.
type span struct {
	start, end int
	stmt       bool // to run, not to declare
	isVar      bool
}

// joined puts pieces together that follow each other in the source.
func joined(list []span) []span {
	var out []span
	for _, s := range list {
		if n := len(out); n > 0 && out[n-1].end == s.start {
			out[n-1].end = s.end
		} else {
			out = append(out, s)
		}
	}
	return out
}

// pieces tells a cell's declarations from its statements. Comments stay with what follows them, or with what they stand behind.
func (w *writer) pieces(u *unit, items []front.Item) (decls, stmts []span) {
	at := 0
	for _, it := range items {
		end := lineRest(u.Source, it.End)
		switch it.Kind {
		case front.ImportItem: // gone, but not the comments around it
			if strings.TrimSpace(u.Source[at:it.Start]) != "" {
				stmts = append(stmts, span{at, it.Start, true, false})
			}
			at = it.End
			continue
		case front.DeclItem:
			decls = append(decls, span{at, end, false, false})
		default:
			stmts = append(stmts, span{at, end, true, it.Kind == front.VarItem})
		}
		at = end
	}
	if strings.TrimSpace(u.Source[at:]) != "" {
		stmts = append(stmts, span{at, len(u.Source), true, false})
	}
	return decls, stmts
}

// lineRest extends an item by the comment at the end of its line.
func lineRest(src string, end int) int {
	rest := src[end:]
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	if text := strings.TrimSpace(rest); text == "" || strings.HasPrefix(text, "//") {
		return end + len(rest)
	}
	return end
}

// piece writes a piece of the cell in its place.
func (w *writer) piece(u *unit, s span) {
	text := u.slice(s.start, s.end)
	if strings.TrimSpace(text) == "" {
		return
	}
	if !w.lines {
		text = strings.TrimLeft(text, "\n")
		if !s.stmt {
			w.b.WriteString("\n")
		}
	} else {
		line, column := u.position(s.start)
		fmt.Fprintf(&w.b, "\n//line %s:%d:1\n%s", place(u.number), line, strings.Repeat(" ", column-1))
	}
	w.b.WriteString(strings.TrimSuffix(strings.TrimRight(text, " \t"), ";"))
	w.b.WriteString("\n")
}

// statements writes the statements with the calls of init functions where a file would make them: when the variables above
// all else have their values.
func (w *writer) statements(u *unit, stmts []span) {
	called := len(u.inits) == 0
	if called {
		stmts = joined(stmts)
	}
	for _, s := range stmts {
		if !called && !s.isVar && strings.TrimSpace(u.Source[s.start:s.end]) != "" {
			w.callInits(u)
			called = true
		}
		w.piece(u, s)
	}
	if !called {
		w.callInits(u)
	}
}

func (w *writer) callInits(u *unit) {
	w.b.WriteString("\n")
	for _, name := range u.inits {
		fmt.Fprintf(&w.b, "%s()\n", name)
	}
}

// inOrder initialises the variables of a cell that is a Go file in the order that the front end found.
func (w *writer) inOrder(u *unit) {
	for _, s := range u.checked.Stmts {
		spec := s.(*ast.DeclStmt).Decl.(*ast.GenDecl).Specs[0].(*ast.ValueSpec)
		var left []string
		for _, id := range spec.Names {
			name := id.Name
			if obj := u.checked.Info.Defs[id]; obj != nil {
				name = w.names.objects[obj]
			}
			left = append(left, name)
		}
		value := spec.Values[0]
		if w.lines {
			if start, ok := u.offset(value.Pos()); ok {
				line, _ := u.position(start)
				fmt.Fprintf(&w.b, "//line %s:%d\n", place(u.number), line)
			}
		}
		fmt.Fprintf(&w.b, "%s = %s\n", strings.Join(left, ", "), u.text(value.Pos(), value.End()))
	}
	w.callInits(u)
}

// variables declares the variables of a cell's top level.
func (w *writer) variables(u *unit) error {
	var lines []string
	for _, obj := range u.checked.Declared {
		v, ok := obj.(*types.Var)
		if !ok {
			continue
		}
		text, err := w.names.typeText(v.Type())
		if err != nil {
			d := u.checked.Diagnostic(v.Pos(), fmt.Sprintf("a compiled program cannot keep %s for later cells: %v", v.Name(), err))
			return &Error{[]front.Diagnostic{d}}
		}
		lines = append(lines, w.names.objects[v]+" "+text)
	}
	switch len(lines) {
	case 0:
	case 1:
		fmt.Fprintf(&w.b, "\nvar %s\n", lines[0])
	default:
		fmt.Fprintf(&w.b, "\nvar (\n%s\n)\n", strings.Join(lines, "\n"))
	}
	return nil
}

// chain declares what the callers of a function call that several cells declare.
func (w *writer) chain(u *unit, c *chain) error {
	signature := c.members[0].Signature()
	where := []string{}
	for _, other := range w.code() {
		for _, b := range other.binds {
			if b.chain == c {
				where = append(where, fmt.Sprint(other.number))
			}
		}
	}
	cells := strings.Join(where[:len(where)-1], ", ") + " and " + where[len(where)-1]
	text, err := w.names.typeText(signature)
	if err != nil {
		d := u.checked.Diagnostic(c.members[0].Pos(), fmt.Sprintf("a compiled program cannot declare %s again: %v", c.name, err))
		return &Error{[]front.Diagnostic{d}}
	}
	if !c.generic {
		fmt.Fprintf(&w.b, "\n// %s is declared in cells %s; everybody calls the latest.\nvar %s %s\n", c.name, cells, c.name, text)
		return nil
	}
	fmt.Fprintf(&w.b, "\n// %s is declared in cells %s; %s says which is the latest.\nvar %s int\n", c.name, cells, c.state, c.state)
	var args, params []string
	for i := range signature.Params().Len() {
		args = append(args, fmt.Sprintf("a%d", i+1))
	}
	if signature.Variadic() {
		args[len(args)-1] += "..."
	}
	for p := range signature.TypeParams().TypeParams() {
		params = append(params, p.Obj().Name())
	}
	fmt.Fprintf(&w.b, "\n// %s calls its latest declaration.\nfunc %s%s%s {\nswitch %s {\n", c.name, c.name,
		w.names.writeTypeParams(signature.TypeParams()), w.names.writeSignature(signature, true), c.state)
	result := "return "
	if signature.Results().Len() == 0 {
		result = ""
	}
	call := fmt.Sprintf("[%s](%s)", strings.Join(params, ", "), strings.Join(args, ", "))
	for _, other := range w.code() {
		for _, b := range other.binds {
			if b.chain != c {
				continue
			}
			head := fmt.Sprintf("case %d:\n", b.index)
			if b.index == len(c.members)-1 {
				head = "default:\n"
			}
			fmt.Fprintf(&w.b, "%s%s%s%s\n", head, result, b.impl, call)
		}
	}
	w.b.WriteString("}\n}\n")
	return nil
}
