package main

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/token"
	"go/types"
	"sort"
	"strings"
)

// change replaces a part of a text.
type change struct {
	from, to int
	text     string
}

// apply makes changes that do not overlap; those at one place stay in their order.
func apply(text string, changes []change) string {
	sort.SliceStable(changes, func(i, j int) bool { return changes[i].from < changes[j].from })
	var out strings.Builder
	at := 0
	for _, c := range changes {
		out.WriteString(text[at:c.from])
		out.WriteString(c.text)
		at = c.to
	}
	out.WriteString(text[at:])
	return out.String()
}

// combined returns a file that holds the solution and all mutants as variants, and functions with the solution's names
// that call the one that LAB_MUTANT names.
func (s *subject) combined() ([]byte, error) {
	c, err := s.check(s.source)
	if err != nil {
		return nil, err
	}
	var out strings.Builder
	out.WriteString("//go:build solution\n\npackage " + s.name + "\n\nimport (\n\tmutateos \"os\"\n\tmutatestrconv \"strconv\"\n")
	for _, spec := range c.file.Imports {
		out.WriteString("\t" + s.source[c.offset(spec.Pos()):c.offset(spec.End())] + "\n")
	}
	out.WriteString(")\n\nvar mutateVariant = func() int { n, _ := mutatestrconv.Atoi(mutateos.Getenv(\"LAB_MUTANT\")); return n }()\n\n")
	for _, declaration := range c.file.Decls {
		switch d := declaration.(type) {
		case *ast.GenDecl:
			if d.Tok == token.TYPE || d.Tok == token.CONST || d.Tok == token.VAR {
				out.WriteString(s.source[c.offset(d.Pos()):c.offset(d.End())] + "\n\n")
			}
		case *ast.FuncDecl:
			text, err := dispatch(c, s.source, d, len(s.mutants))
			if err != nil {
				return nil, err
			}
			out.WriteString(text)
		}
	}
	for i := 0; i <= len(s.mutants); i++ {
		text := s.source
		if i > 0 {
			text = s.mutants[i-1].after
		}
		variant, err := s.variant(text, i)
		if err != nil {
			return nil, err
		}
		out.WriteString(variant)
	}
	return format.Source([]byte(out.String()))
}

// dispatch returns a function that calls one of its variants.
func dispatch(c *checked, source string, d *ast.FuncDecl, mutants int) (string, error) {
	part := func(from, to token.Pos) string { return source[c.offset(from):c.offset(to)] }
	parameters := []string{}
	arguments := []string{}
	for _, field := range d.Type.Params.List {
		names := max(len(field.Names), 1)
		for range names {
			name := fmt.Sprintf("p%d", len(arguments))
			parameters = append(parameters, name+" "+part(field.Type.Pos(), field.Type.End()))
			if _, variadic := field.Type.(*ast.Ellipsis); variadic {
				name += "..."
			}
			arguments = append(arguments, name)
		}
	}
	receiver, callee, typeParameters := "", "", ""
	if d.Recv != nil {
		field := d.Recv.List[0]
		receiver = "(r " + part(field.Type.Pos(), field.Type.End()) + ") "
		callee = "r."
	}
	instance := ""
	if d.Type.TypeParams != nil {
		typeParameters = part(d.Type.TypeParams.Pos(), d.Type.TypeParams.End())
		names := []string{}
		for _, field := range d.Type.TypeParams.List {
			for _, name := range field.Names {
				names = append(names, name.Name)
			}
		}
		instance = "[" + strings.Join(names, ", ") + "]"
	}
	results, returns := "", ""
	if d.Type.Results != nil {
		results = part(d.Type.Results.Pos(), d.Type.Results.End())
		returns = "return "
	}
	var out strings.Builder
	fmt.Fprintf(&out, "func %s%s%s(%s) %s {\n\tswitch mutateVariant {\n", receiver, d.Name.Name, typeParameters, strings.Join(parameters, ", "), results)
	for i := 1; i <= mutants; i++ {
		fmt.Fprintf(&out, "\tcase %d:\n\t\t%s%s%s%s(%s)\n", i, returns, callee, variantName(d.Name.Name, i), instance, strings.Join(arguments, ", "))
	}
	fmt.Fprintf(&out, "\tdefault:\n\t\t%s%s%s%s(%s)\n\t}\n}\n\n", returns, callee, variantName(d.Name.Name, 0), instance, strings.Join(arguments, ", "))
	return out.String(), nil
}

func variantName(name string, i int) string { return fmt.Sprintf("mutate%s%d", name, i) }

// variant returns the functions of a text under names of their own, with unused variables made used.
func (s *subject) variant(text string, i int) (string, error) {
	c, err := s.check(text)
	if err != nil {
		return "", err
	}
	own := map[types.Object]bool{}
	for _, declaration := range c.file.Decls {
		if d, ok := declaration.(*ast.FuncDecl); ok {
			own[c.info.Defs[d.Name]] = true
		}
	}
	changes := []change{}
	for name, object := range c.info.Uses {
		if own[origin(object)] {
			changes = append(changes, change{c.offset(name.Pos()), c.offset(name.End()), variantName(name.Name, i)})
		}
	}
	for _, e := range c.errs {
		if strings.HasPrefix(e.Msg, "declared and not used") {
			changes = append(changes, use(c, e.Pos))
		}
	}
	var out strings.Builder
	for _, declaration := range c.file.Decls {
		d, ok := declaration.(*ast.FuncDecl)
		if !ok {
			continue
		}
		from, to := c.offset(d.Pos()), c.offset(d.End())
		inside := []change{{c.offset(d.Name.Pos()) - from, c.offset(d.Name.End()) - from, variantName(d.Name.Name, i)}}
		for _, ch := range changes {
			if ch.from >= from && ch.to <= to {
				inside = append(inside, change{ch.from - from, ch.to - from, ch.text})
			}
		}
		out.WriteString(apply(text[from:to], inside) + "\n\n")
	}
	return out.String(), nil
}

// origin is the declared object that a use of a generic function or of its method stands for.
func origin(object types.Object) types.Object {
	if f, ok := object.(*types.Func); ok {
		return f.Origin()
	}
	return object
}

// use returns the change that makes the variable declared at pos a used one.
func use(c *checked, pos token.Pos) change {
	var name string
	at := token.NoPos
	ast.Inspect(c.file, func(node ast.Node) bool {
		if node == nil || pos < node.Pos() || pos >= node.End() {
			return false
		}
		switch n := node.(type) {
		case *ast.Ident:
			name = n.Name
		case *ast.AssignStmt:
			if !at.IsValid() || at < n.Pos() {
				at = n.End()
			}
		case *ast.DeclStmt:
			at = n.End()
		case *ast.IfStmt:
			if n.Init != nil && pos < n.Init.End() {
				at = n.Body.Lbrace + 1
			}
		case *ast.ForStmt:
			if n.Init != nil && pos < n.Init.End() {
				at = n.Body.Lbrace + 1
			}
		case *ast.RangeStmt:
			if pos < n.X.Pos() {
				at = n.Body.Lbrace + 1
			}
		case *ast.BlockStmt:
			at = token.NoPos
		}
		return true
	})
	text := fmt.Sprintf("; _ = %s; ", name)
	offset := c.offset(at)
	if strings.HasPrefix(text, ";") && c.isBrace(at) {
		text = text[1:]
	}
	return change{offset, offset, text}
}

// isBrace reports whether a block begins right before pos.
func (c *checked) isBrace(pos token.Pos) bool {
	found := false
	ast.Inspect(c.file, func(node ast.Node) bool {
		if block, ok := node.(*ast.BlockStmt); ok && block.Lbrace+1 == pos {
			found = true
		}
		return !found
	})
	return found
}
