package front

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

// ItemKind tells the top-level pieces of a cell apart.
type ItemKind int

// Imports and declarations are hoisted, as in a Go file; variables and statements run in order.
const (
	ImportItem ItemKind = iota
	DeclItem            // func, type, const
	VarItem
	StmtItem
)

// Item is one top-level piece of a cell, as far as its syntax alone tells. What names mean is for Session.Check to
// say; an Item serves where a cell is to be taken apart, also one that does not type-check.
type Item struct {
	Kind ItemKind
	// Start and End are offsets of the cell's source. A semicolon that is written belongs to the item before it.
	Start, End int
	// Declares are the names that the item declares for the cell. A method declares none, but has a Receiver, the
	// name of its type.
	Declares []string
	Receiver string
	// Imports has the paths of an import declaration by local name; "." and "_" stand as they are.
	Imports map[string]string
	// Uses are the names that the item takes from outside of itself, each once: from the cell, other cells, packages
	// or Go itself.
	Uses []string
}

// Declaration says whether the item declares names and does nothing else.
func (it Item) Declaration() bool { return it.Kind != StmtItem }

// maxHeader bounds how many pieces Items puts together to one statement.
const maxHeader = 12

// Items takes a cell apart. Items that do not parse are left out and reported in the error; the others are still good.
func Items(src string) ([]Item, error) {
	var (
		unreadable scanner.ErrorList
		items      []Item
		errs       []error
	)
	pieces := split(src, unreadable.Add)
	for i := 0; i < len(pieces); i++ {
		it := pieces[i]
		err := it.parse(src)
		// Semicolons also stand in the headers of if, for and switch, where they end nothing.
		last := min(i+maxHeader, len(pieces)-1)
		for j := i + 1; err != nil && it.Kind == StmtItem && j <= last && src[pieces[j-1].End-1] == ';'; j++ {
			whole := Item{Kind: StmtItem, Start: it.Start, End: pieces[j].End}
			if whole.parse(src) == nil {
				it, err, i = whole, nil, j
			}
		}
		if err != nil {
			errs = append(errs, err)
			continue
		}
		items = append(items, it)
	}
	return items, errors.Join(append([]error{unreadable.Err()}, errs...)...)
}

// split cuts a cell into its items, of which it sets kind and place. It looks at tokens only, so it also works on cells
// that do not parse: what stands between semicolons, written or implied, outside of any bracket, is an item.
func split(src string, report scanner.ErrorHandler) []Item {
	fset := token.NewFileSet()
	file := fset.AddFile("", fset.Base(), len(src))
	var s scanner.Scanner
	s.Init(file, []byte(src), report, 0)
	var (
		items  []Item
		depth  int
		tokens []token.Token // the first ones of the present item
		start  int
		end    int
	)
	flush := func() {
		if len(tokens) > 0 {
			items = append(items, Item{Kind: classify(tokens), Start: start, End: end})
		}
		tokens = tokens[:0]
	}
	for {
		pos, tok, lit := s.Scan()
		offset := file.Offset(pos)
		switch tok {
		case token.EOF:
			flush()
			return items
		case token.SEMICOLON:
			if depth == 0 {
				if lit == ";" {
					end = offset + 1
				}
				flush()
				continue
			}
		case token.LPAREN, token.LBRACK, token.LBRACE:
			depth++
		case token.RPAREN, token.RBRACK, token.RBRACE:
			depth = max(depth-1, 0)
		}
		if len(tokens) == 0 {
			start = offset
		}
		// A few tokens tell a method from a call of a function literal.
		if len(tokens) < 64 {
			tokens = append(tokens, tok)
		}
		switch {
		case tok == token.SEMICOLON && lit != ";": // implied, it has no place
		case lit != "":
			end = tokenEnd(src, offset, lit)
		default:
			end = offset + len(tok.String())
		}
	}
}

// tokenEnd returns where a token with a text ends. Raw strings and comments are longer than their text where they have
// carriage returns; a byte that is no UTF-8 is shorter.
func tokenEnd(src string, start int, lit string) int {
	switch {
	case lit[0] == '`' && len(lit) > 1:
		if i := strings.IndexByte(src[start+1:], '`'); i >= 0 {
			return start + 1 + i + 1
		}
	case strings.HasPrefix(lit, "/*"):
		if i := strings.Index(src[start+2:], "*/"); i >= 0 {
			return start + 2 + i + 2
		}
	case lit == "\uFFFD" && !strings.HasPrefix(src[start:], lit):
		return start + 1
	}
	return min(start+len(lit), len(src))
}

// classify tells what kind of item begins with these tokens.
func classify(tokens []token.Token) ItemKind {
	switch tokens[0] {
	case token.IMPORT:
		return ImportItem
	case token.TYPE, token.CONST:
		return DeclItem
	case token.VAR:
		return VarItem
	case token.FUNC:
		if len(tokens) > 1 && tokens[1] == token.IDENT {
			return DeclItem
		}
		// func (recv) Name( is a method; func (params) { and func (params) result { are literals.
		if len(tokens) < 2 || tokens[1] != token.LPAREN {
			return StmtItem
		}
		depth := 0
		for i, tok := range tokens[1:] {
			switch tok {
			case token.LPAREN:
				depth++
			case token.RPAREN:
				depth--
			}
			if depth == 0 {
				rest := tokens[1+i+1:]
				if len(rest) >= 2 && rest[0] == token.IDENT && rest[1] == token.LPAREN {
					return DeclItem
				}
				break
			}
		}
	}
	return StmtItem
}

// parse reads the names in the item's text.
func (it *Item) parse(cell string) error {
	src := cell[it.Start:it.End]
	text := "package p;" + src
	if it.Kind == StmtItem {
		text = "package p;func _() {" + src + "\n}"
	}
	file, err := parser.ParseFile(token.NewFileSet(), "cell", text, 0)
	if err != nil {
		return err
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.GenDecl:
			it.declare(declNames(d)...)
		case *ast.FuncDecl:
			switch {
			case it.Kind == StmtItem:
				for _, s := range d.Body.List {
					it.declare(stmtNames(s)...)
				}
			case d.Recv != nil:
				it.Receiver = declNames(d)[0]
			case d.Name.Name != "init": // nothing can refer to it
				it.declare(d.Name.Name)
			}
		}
	}
	for _, spec := range file.Imports {
		name, target := importOf(spec)
		if it.Imports == nil {
			it.Imports = map[string]string{}
		}
		it.Imports[name] = target
		if name != "." {
			it.declare(name)
		}
	}
	it.Uses = unresolved(file)
	return nil
}

func (it *Item) declare(names ...string) {
	for _, name := range names {
		if name != "_" {
			it.Declares = append(it.Declares, name)
		}
	}
}

// importOf returns the local name and the path of an import.
func importOf(spec *ast.ImportSpec) (name, target string) {
	target, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return "_", spec.Path.Value
	}
	if spec.Name != nil {
		return spec.Name.Name, target
	}
	return PackageName(target), target
}

// PackageName guesses a package's name from its path, as goimports does: the last element, or the one before it where
// the last is a major version.
func PackageName(target string) string {
	name := path.Base(target)
	if v, ok := strings.CutPrefix(name, "v"); ok {
		if _, err := strconv.Atoi(v); err == nil {
			name = path.Base(path.Dir(target))
		}
	}
	return name
}

// unresolved lists the names that a file uses and does not declare.
func unresolved(file *ast.File) []string {
	var names []string
	seen := map[string]bool{}
	add := func(id *ast.Ident) {
		if !seen[id.Name] {
			seen[id.Name] = true
			names = append(names, id.Name)
		}
	}
	for _, id := range file.Unresolved {
		add(id)
	}
	// The parser leaves out the keys of composite literals, because they may be fields.
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.CompositeLit); ok && lit.Type != nil {
			literalKeys(lit, lit.Type, add)
		}
		return true
	})
	return names
}

// literalKeys calls add for the unresolved keys of a literal that are no fields, which a written map or array type tells.
func literalKeys(lit *ast.CompositeLit, typ ast.Expr, add func(*ast.Ident)) {
	var key, elem ast.Expr
	switch t := typ.(type) {
	case *ast.MapType:
		key, elem = t.Key, t.Value
	case *ast.ArrayType:
		elem = t.Elt
	case *ast.StarExpr: // elements of []*T may be written without &T
		literalKeys(lit, t.X, add)
		return
	default:
		return
	}
	inner := func(x, typ ast.Expr) {
		if lit, ok := x.(*ast.CompositeLit); ok && lit.Type == nil {
			literalKeys(lit, typ, add)
		}
	}
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok && id.Obj == nil {
				add(id)
			}
			inner(kv.Key, key)
			e = kv.Value
		}
		inner(e, elem)
	}
}
