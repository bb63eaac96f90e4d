package autograder

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"path"
	"strconv"
	"strings"
)

// A cell is any mix of declarations and statements, so go/parser cannot take it whole. parseCell cuts it into its
// top-level items and parses each by itself; types play no part here, the kernel checks those.

// item is one top-level declaration or statement of a cell.
type item struct {
	start, end int // bytes of the cell's source
	// declaration is true for func, type, const, var and import.
	declaration bool
	declares    []string
	// receiver is the base type of a method, which declares no name of its own.
	receiver string
	// imports maps the local names of an import declaration to paths; "." and "_" stand as they are.
	imports map[string]string
	// uses are the names that the item takes from outside: the cell, other cells, packages, Go itself.
	uses []string
}

// parseCell returns the items of a cell. Items that do not parse are left out and reported in the error; the others
// are still good.
func parseCell(src string) ([]item, error) {
	ranges, err := split(src)
	var items []item
	errs := []error{err}
	for _, r := range ranges {
		it, err := parseItem(src[r.start:r.end], r.declaration)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		it.start, it.end, it.declaration = r.start, r.end, r.declaration
		items = append(items, it)
	}
	return items, errors.Join(errs...)
}

// split finds the top-level items: tokens between semicolons, written or implied, outside of any bracket.
func split(src string) ([]item, error) {
	var (
		s     scanner.Scanner
		errs  scanner.ErrorList
		out   []item
		depth int
		first []lexeme // the tokens of the present item, as far as classify needs them
		start = -1
	)
	fset := token.NewFileSet()
	file := fset.AddFile("cell", fset.Base(), len(src))
	s.Init(file, []byte(src), errs.Add, 0)
	flush := func(end int) {
		if start >= 0 {
			out = append(out, item{start: start, end: end, declaration: isDeclaration(first)})
		}
		start, first = -1, nil
	}
	for {
		pos, tok, lit := s.Scan()
		offset := file.Offset(pos)
		switch tok {
		case token.EOF:
			flush(len(src))
			return out, errs.Err()
		case token.SEMICOLON:
			if depth == 0 {
				flush(offset)
				continue
			}
		case token.LPAREN, token.LBRACK, token.LBRACE:
			depth++
		case token.RPAREN, token.RBRACK, token.RBRACE:
			depth = max(0, depth-1)
		}
		if start < 0 {
			start = offset
		}
		if first == nil || first[0].tok == token.FUNC {
			first = append(first, lexeme{tok, lit, depth})
		}
	}
}

type lexeme struct {
	tok   token.Token
	lit   string
	depth int
}

// isDeclaration tells declarations from statements by their first tokens. A func is a declaration when a name follows,
// and a method when after its receiver a name and its parameters follow: the call of a function literal also begins
// with func and a parenthesis, but after its parameters comes a result or the body.
func isDeclaration(tokens []lexeme) bool {
	if len(tokens) == 0 {
		return false
	}
	switch tokens[0].tok {
	case token.TYPE, token.CONST, token.VAR, token.IMPORT:
		return true
	case token.FUNC:
	default:
		return false
	}
	if len(tokens) > 1 && tokens[1].tok == token.IDENT {
		return true
	}
	for i := 2; i+2 < len(tokens); i++ {
		if tokens[i].tok == token.RPAREN && tokens[i].depth == 0 {
			return tokens[i+1].tok == token.IDENT && tokens[i+2].tok == token.LPAREN
		}
	}
	return false
}

func parseItem(src string, declaration bool) (item, error) {
	text := "package p;" + src
	if !declaration {
		text = "package p;func _() {" + src + "\n}"
	}
	file, err := parser.ParseFile(token.NewFileSet(), "cell", text, 0)
	if err != nil {
		return item{}, err
	}
	var it item
	for _, id := range file.Unresolved {
		it.uses = append(it.uses, id.Name)
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.GenDecl:
			it.declareSpecs(d)
		case *ast.FuncDecl:
			switch {
			case !declaration:
				it.declares = append(it.declares, defined(d.Body)...)
			case d.Recv != nil:
				it.receiver = receiverBase(d.Recv)
			default:
				it.declare(d.Name.Name)
			}
		}
	}
	return it, nil
}

// declare notes a name, unless it is one that nothing can refer to.
func (it *item) declare(name string) {
	if name != "_" && name != "init" {
		it.declares = append(it.declares, name)
	}
}

func (it *item) declareSpecs(d *ast.GenDecl) {
	for _, s := range d.Specs {
		switch s := s.(type) {
		case *ast.TypeSpec:
			it.declare(s.Name.Name)
		case *ast.ValueSpec:
			for _, n := range s.Names {
				it.declare(n.Name)
			}
		case *ast.ImportSpec:
			name, target := importName(s)
			if it.imports == nil {
				it.imports = make(map[string]string)
			}
			it.imports[name] = target
			if name != "." {
				it.declare(name)
			}
		}
	}
}

// defined lists the names that := at the top of a cell declares.
func defined(body *ast.BlockStmt) []string {
	var names []string
	for _, s := range body.List {
		if l, ok := s.(*ast.LabeledStmt); ok {
			s = l.Stmt
		}
		a, ok := s.(*ast.AssignStmt)
		if !ok || a.Tok != token.DEFINE {
			continue
		}
		for _, x := range a.Lhs {
			if id, ok := x.(*ast.Ident); ok && id.Name != "_" {
				names = append(names, id.Name)
			}
		}
	}
	return names
}

func receiverBase(recv *ast.FieldList) string {
	if len(recv.List) != 1 {
		return ""
	}
	t := recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.ParenExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

// importName returns the local name and the path of an import.
func importName(s *ast.ImportSpec) (name, target string) {
	target, err := strconv.Unquote(s.Path.Value)
	if err != nil {
		return "_", s.Path.Value
	}
	if s.Name != nil {
		return s.Name.Name, target
	}
	return plainName(target), target
}

// plainName guesses a package's name from its path, as goimports does: the last element, or the one before it where
// the last is a major version.
func plainName(target string) string {
	name := path.Base(target)
	if v, ok := strings.CutPrefix(name, "v"); ok {
		if _, err := strconv.Atoi(v); err == nil {
			name = path.Base(path.Dir(target))
		}
	}
	return name
}

// keep returns src with everything but the given items blanked out, so that lines and columns stay what they were.
func keep(src string, items []item) string {
	out := []byte(src)
	wanted := make([]bool, len(src))
	for _, it := range items {
		for i := it.start; i < it.end; i++ {
			wanted[i] = true
		}
	}
	for i, c := range out {
		if !wanted[i] && c != '\n' && c != '\t' {
			out[i] = ' '
		}
	}
	return strings.TrimRight(string(out), " \t\n") + "\n"
}
