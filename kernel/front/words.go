package front

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// go/types and the compiler's own type checker are generated from the same source in large part, but word and place some
// errors differently. Here one of go/types' is turned into the compiler's.

// problem is an error of go/types about the text from start to end; end is NoPos where it is not known.
type problem struct {
	msg        string
	start, end token.Pos
}

// newProblem reads an error with the extent that go/types keeps for gopls; where a later release does not, only the place
// is known.
func newProblem(e types.Error) problem {
	p := problem{msg: e.Msg, start: e.Pos}
	if end := reflect.ValueOf(e).FieldByName("go116end"); end.IsValid() && end.CanInt() && token.Pos(end.Int()) > e.Pos {
		p.end = token.Pos(end.Int())
	}
	return p
}

// reword writes a problem as the compiler words and places it.
func (k *checker) reword(p problem) problem {
	path := k.pathTo(p.start)
	p = k.place(p, path)
	p.msg = k.wordsOfLabels(p, path)
	if name, ok := strings.CutPrefix(p.msg, "undefined: "); ok && token.IsIdentifier(name) {
		if _, isPackage := k.packageOf(name, nil); isPackage {
			p.msg = "use of package " + name + " not in selector"
		}
	}
	p.msg = k.nearName(p, path)
	p.msg = k.literals(p)
	p.msg = ownNames.ReplaceAllString(p.msg, "$1")
	p.msg = k.lines(p.msg)
	return p
}

// ownNames are types of cells, which go/types takes for another package's where an earlier part declared them.
var ownNames = regexp.MustCompile(`(^|[^\w."/])main\.`)

// place moves a problem to where the compiler reports it.
func (k *checker) place(p problem, path []ast.Node) problem {
	starting := func(match func(ast.Node) (at token.Pos)) {
		// The innermost node that begins at the problem.
		for i := len(path) - 1; i >= 0; i-- {
			if path[i].Pos() != p.start {
				continue
			}
			if at := match(path[i]); at.IsValid() {
				p.start = at
				p.end = max(p.end, path[i].End())
				return
			}
		}
	}
	switch {
	case strings.HasPrefix(p.msg, "not enough arguments in call"):
		if call := innermost[*ast.CallExpr](path); call != nil && len(call.Args) > 0 {
			p.start, p.end = call.Args[len(call.Args)-1].Pos(), call.Rparen+1
		}
	case strings.HasPrefix(p.msg, "cannot index "):
		starting(func(n ast.Node) token.Pos {
			if x, ok := n.(*ast.IndexExpr); ok {
				return x.Lbrack
			}
			return token.NoPos
		})
	case strings.Contains(p.msg, "cannot send to "):
		if send := innermost[*ast.SendStmt](path); send != nil {
			p.start, p.end = send.Pos(), send.End()
		}
	case strings.HasPrefix(p.msg, "cannot use ... in call to non-variadic"):
		if call := innermost[*ast.CallExpr](path); call != nil {
			p.start, p.end = call.Pos(), call.End()
		}
	case strings.Contains(p.msg, "cannot infer "), strings.Contains(p.msg, " does not satisfy "):
		starting(func(n ast.Node) token.Pos {
			switch n := n.(type) {
			case *ast.CallExpr:
				return n.Lparen
			case *ast.IndexExpr:
				return n.Lbrack
			case *ast.IndexListExpr:
				return n.Lbrack
			}
			return token.NoPos
		})
	case p.msg == "method has multiple receivers", p.msg == "method has no receiver":
		for _, d := range k.cell.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv != nil && fn.Recv.Pos() <= p.start && p.start <= fn.Recv.End() {
				p.start, p.end = fn.Name.Pos(), fn.Name.End()
			}
		}
	}
	return p
}

// pathTo returns the nodes around a position, outermost first.
func (k *checker) pathTo(pos token.Pos) []ast.Node {
	var path []ast.Node
	k.cell.walk(func(n ast.Node) bool {
		if n.Pos() > pos || pos >= n.End() {
			return false
		}
		path = append(path, n)
		return true
	})
	return path
}

func innermost[N ast.Node](path []ast.Node) (none N) {
	for i := len(path) - 1; i >= 0; i-- {
		if n, ok := path[i].(N); ok {
			return n
		}
	}
	return none
}

var labelMessages = regexp.MustCompile(`^(?:invalid (break|continue) label (\w+)|label (\w+) (declared and not used|not declared|already declared)|goto (\w+) jumps over variable declaration at line \d+)`)

// wordsOfLabels words what the compiler's parser says of branches and labels.
func (k *checker) wordsOfLabels(p problem, path []ast.Node) string {
	switch p.msg {
	case "break not in for, switch, or select statement":
		return "break is not in a loop, switch, or select"
	case "continue not in for statement":
		return "continue is not in a loop"
	}
	m := labelMessages.FindStringSubmatch(p.msg)
	if m == nil {
		return p.msg
	}
	switch {
	case m[1] != "" && !k.hasLabel(m[2], path):
		return m[1] + " label not defined: " + m[2]
	case m[4] == "declared and not used":
		return "label " + m[3] + " defined and not used"
	case m[4] == "not declared":
		return "label " + m[3] + " not defined"
	case m[4] == "already declared":
		return "label " + m[3] + " already defined"
	case m[5] != "":
		if name, pos := k.jumpedOver(p.start, m[5]); name != "" {
			line, _ := k.parsed.source.position(k.parsed.source.offset(pos))
			return fmt.Sprintf("goto %s jumps over declaration of %s at line %d", m[5], name, line)
		}
	}
	return p.msg
}

var (
	unusedLabel  = regexp.MustCompile(`^label (\w+) defined and not used$`)
	invalidLabel = regexp.MustCompile(`^invalid (?:break|continue) label (\w+)$`)
)

// dropUsedLabels drops that a label is not used where it is used wrongly: for the compiler that is a use.
func (k *checker) dropUsedLabels() {
	used := map[string]bool{}
	for _, d := range k.diags {
		if m := invalidLabel.FindStringSubmatch(d.Message); m != nil {
			used[m[1]] = true
		}
	}
	k.diags = slices.DeleteFunc(k.diags, func(d Diagnostic) bool {
		m := unusedLabel.FindStringSubmatch(d.Message)
		return m != nil && used[m[1]]
	})
}

// labelsOf visits the labels of the innermost function around a path, or of the cell's statements.
func (k *checker) labelsOf(path []ast.Node, visit func(*ast.LabeledStmt)) {
	look := func(n ast.Node) bool {
		if l, ok := n.(*ast.LabeledStmt); ok {
			visit(l)
		}
		return true
	}
	for i := len(path) - 1; i >= 0; i-- {
		switch path[i].(type) {
		case *ast.FuncLit, *ast.FuncDecl:
			ast.Inspect(path[i], look)
			return
		}
	}
	for _, s := range k.cell.Stmts {
		ast.Inspect(s, look)
	}
}

func (k *checker) hasLabel(name string, path []ast.Node) bool {
	found := false
	k.labelsOf(path, func(l *ast.LabeledStmt) { found = found || l.Label.Name == name })
	return found
}

// jumpedOver finds the first variable that is declared between a goto and its label.
func (k *checker) jumpedOver(from token.Pos, label string) (name string, at token.Pos) {
	path := k.pathTo(from)
	var to token.Pos
	k.labelsOf(path, func(l *ast.LabeledStmt) {
		if l.Label.Name == label {
			to = l.Pos()
		}
	})
	list := k.cell.Stmts
	if block := innermost[*ast.BlockStmt](path); block != nil {
		list = block.List
	}
	for _, s := range list {
		if s.Pos() < from || s.Pos() >= to {
			continue
		}
		switch s := s.(type) {
		case *ast.AssignStmt:
			if names := stmtNames(s); len(names) > 0 {
				return names[0], s.TokPos
			}
		case *ast.DeclStmt:
			if names := stmtNames(s); len(names) > 0 {
				return names[0], s.Pos()
			}
		}
	}
	return "", token.NoPos
}

var missingMember = regexp.MustCompile(`^(.* undefined \(type .* has no field or method )(\w+)\)$`)

// nearName adds the member of another case that the selector's type has. go/types leaves it out where the type is of
// another part of the notebook.
func (k *checker) nearName(p problem, path []ast.Node) string {
	m := missingMember.FindStringSubmatch(p.msg)
	sel := innermost[*ast.SelectorExpr](path)
	if m == nil || sel == nil {
		return p.msg
	}
	t := k.info.TypeOf(sel.X)
	if t == nil {
		return p.msg
	}
	near := ""
	add := func(obj types.Object, _ string) {
		if near == "" && strings.EqualFold(obj.Name(), m[2]) && obj.Pkg() != nil && obj.Pkg().Path() == "main" {
			kind := "method "
			if _, ok := obj.(*types.Var); ok {
				kind = "field "
			}
			near = kind + obj.Name()
		}
	}
	members(t, add)
	if near == "" {
		return p.msg
	}
	return m[1] + m[2] + ", but does have " + near + ")"
}

var literalText = regexp.MustCompile(`\((func\([^)]*\)[^)]*?) literal\)`)

// literals writes function literals as the compiler does: with an empty or a left-out body.
func (k *checker) literals(p problem) string {
	if !strings.Contains(p.msg, " literal)") {
		return p.msg
	}
	empty := map[string]bool{}
	k.cell.walk(func(n ast.Node) bool {
		if lit, ok := n.(*ast.FuncLit); ok && len(lit.Body.List) == 0 {
			empty[types.ExprString(lit)] = true
		}
		return true
	})
	return literalText.ReplaceAllStringFunc(p.msg, func(text string) string {
		body := " {…}"
		if empty[text] {
			body = " {}"
		}
		return literalText.FindStringSubmatch(text)[1] + body
	})
}

var placeInCell = regexp.MustCompile(`(?:at )?(\S+):(\d+):(\d+)`)

// lines replaces places inside of messages, which are those of the wrapped text, by the lines that the student sees.
func (k *checker) lines(msg string) string {
	return placeInCell.ReplaceAllStringFunc(msg, func(text string) string {
		m := placeInCell.FindStringSubmatch(text)
		src := k.parsed.source
		where := "line "
		if m[1] != src.id {
			if src = k.session.sources[m[1]]; src == nil {
				return text
			}
			where = "cell " + m[1] + ", line "
		}
		file := k.cell.Fset.File(token.Pos(src.base))
		line, err := strconv.Atoi(m[2])
		if file == nil || err != nil || line < 1 || line > file.LineCount() {
			return text
		}
		column, err := strconv.Atoi(m[3])
		if err != nil {
			return text
		}
		at, _ := src.position(src.offset(file.LineStart(line) + token.Pos(column-1)))
		if strings.HasPrefix(text, "at ") {
			where = "at " + where
		}
		return where + strconv.Itoa(at)
	})
}
