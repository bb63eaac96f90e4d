package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"sort"
	"strings"
)

// mend makes variables of a text used that are declared and not used, and takes out imports that are not, as somebody who
// makes such a fault would. It reports whether the text is then right.
func (s *subject) mend(text string) (string, bool) {
	c, err := s.check(text)
	if err != nil {
		return "", false
	}
	changes := []edit{}
	for _, e := range c.errs {
		switch {
		case strings.HasPrefix(e.Msg, "declared and not used"):
			changes = append(changes, use(c, e.Pos))
		case strings.Contains(e.Msg, " imported ") && strings.HasSuffix(e.Msg, " and not used"): // also "imported as"
			changes = append(changes, withoutImport(c, e.Pos))
		default:
			return "", false
		}
	}
	sort.SliceStable(changes, func(i, j int) bool { return changes[i].from > changes[j].from }) // those behind do not move those before
	for _, e := range changes {
		text = text[:e.from] + e.text + text[e.to:]
	}
	return text, true
}

// withoutImport returns the change that takes out the import at pos.
func withoutImport(c *checked, pos token.Pos) edit {
	var from, to token.Pos
	for _, declaration := range c.file.Decls {
		d, ok := declaration.(*ast.GenDecl)
		if !ok || pos < d.Pos() || pos >= d.End() {
			continue
		}
		from, to = d.Pos(), d.End()
		for _, spec := range d.Specs {
			if d.Lparen.IsValid() && spec.Pos() <= pos && pos < spec.End() {
				from, to = spec.Pos(), spec.End()
			}
		}
	}
	return edit{from: c.offset(from), to: c.offset(to)}
}

// use returns the change that makes the variable declared at pos a used one.
func use(c *checked, pos token.Pos) edit {
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
	return edit{from: offset, to: offset, text: text}
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
