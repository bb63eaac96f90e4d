package front

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"runtime"
	"strconv"
	"strings"

	"lab/kernel/universe"
)

// CheckFile parses and type-checks a program of one file as the compiler does, without the freedom that cells have. The
// cell that it returns initialises the variables in the order of their dependencies, calls the init functions and then
// main; its ID is the file's name. It returns every error at once; with errors the cell is nil.
func CheckFile(u *universe.Universe, name, text string) (*Cell, []Diagnostic) {
	fset := u.Fset()
	file, err := parser.ParseFile(fset, name, text, parser.ParseComments|parser.SkipObjectResolution|parser.AllErrors)
	src := newSource(name, text, fset, file, []shift{{length: len(text)}})
	if err != nil {
		return nil, fileSyntax(src, file, err)
	}
	if file.Name.Name != "main" {
		return nil, []Diagnostic{src.diagnostic(file.Name.Pos(), "package "+file.Name.Name+" is not a program: it needs package main and func main()")}
	}
	cell := &Cell{
		ID: name, Source: text, Fset: fset, Info: universe.NewInfo(), Replaces: map[*types.Func]*types.Func{}, imports: map[string]string{}, src: src,
	}
	f := &fileChecker{src: src, file: file, cell: cell, words: &checker{
		session: NewSession(u), cell: cell, parsed: &parsed{file: file, source: src}, scope: map[string]types.Object{},
	}}
	f.directives()
	f.imports(u)
	if len(f.diags) > 0 { // the rest would follow from these
		return nil, tidy(f.diags)
	}
	conf := types.Config{
		Importer: u, GoVersion: goVersion, Sizes: types.SizesFor("gc", runtime.GOARCH),
		Error: func(err error) {
			var e types.Error
			if errors.As(err, &e) {
				f.report(e)
			}
		},
	}
	pkg, _ := conf.Check("main", fset, []*ast.File{file}, f.cell.Info) // the error is the first of those reported
	f.declarations(pkg)
	if len(f.diags) > 0 {
		return nil, tidy(f.diags)
	}
	return f.cell, nil
}

// fileSyntax says what is wrong with a file that does not parse: in the compiler's words, where the reader of cells, which
// takes more for right, sees it too.
func fileSyntax(src *source, file *ast.File, err error) []Diagnostic {
	var list scanner.ErrorList
	if !errors.As(err, &list) {
		return []Diagnostic{src.at(0, err.Error())}
	}
	list.Sort()
	list.RemoveMultiples()
	var diags, rest []Diagnostic
	for _, e := range list {
		if strings.HasPrefix(e.Msg, "expected declaration, ") {
			diags = append(diags, src.at(e.Pos.Offset, "syntax error: non-declaration statement outside function body"))
			break // what follows is inside of what should not be there
		}
		rest = append(rest, src.at(e.Pos.Offset, "syntax error: "+e.Msg))
	}
	if file != nil && file.Name != nil && file.Name.Name != "" {
		// A cell has no package clause.
		begin, end := src.offset(file.Package), src.offset(file.Name.End())
		for _, e := range syntaxErrors(src.text[:begin] + strings.Repeat(" ", end-begin) + src.text[end:]) {
			diags = append(diags, src.between(e.offset, e.end, e.message))
		}
	}
	if len(diags) == 0 {
		return rest
	}
	return tidy(diags)
}

type fileChecker struct {
	src   *source
	file  *ast.File
	cell  *Cell
	words *checker // which words errors as the compiler does
	diags []Diagnostic
}

func (f *fileChecker) complain(pos token.Pos, message string) {
	f.diags = append(f.diags, f.src.diagnostic(pos, message))
}

// report takes an error of the type checker. Continuation lines ("\tother declaration of x") belong to the one before.
func (f *fileChecker) report(e types.Error) {
	if rest, ok := strings.CutPrefix(e.Msg, "\t"); ok && len(f.diags) > 0 {
		d := f.src.diagnostic(e.Pos, rest)
		last := &f.diags[len(f.diags)-1]
		last.Message += "\n\t" + d.String()
		return
	}
	p := f.words.reword(newProblem(e))
	f.diags = append(f.diags, f.src.between(f.src.offset(p.start), f.src.offset(p.end), p.msg))
}

// directives refuses what the compiler and the linker do for a file and no engine can.
func (f *fileChecker) directives() {
	for _, group := range f.file.Comments {
		for _, c := range group.List {
			switch {
			case strings.HasPrefix(c.Text, "//go:embed "):
				f.complain(c.Pos(), "lab run cannot embed files (//go:embed): read them, or use --engine compiled")
			case strings.HasPrefix(c.Text, "//go:linkname "):
				f.complain(c.Pos(), "lab run cannot link to what other packages keep to themselves (//go:linkname)")
			}
		}
	}
}

func (f *fileChecker) imports(u *universe.Universe) {
	for _, spec := range f.file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			f.complain(spec.Path.Pos(), "invalid import path "+spec.Path.Value)
			continue
		}
		if _, err := u.ImportNamed(path); err != nil {
			f.complain(spec.Path.Pos(), err.Error())
		}
	}
}

// declarations sorts what the file declares into what a cell consists of.
func (f *fileChecker) declarations(pkg *types.Package) {
	c := f.cell
	var main *ast.FuncDecl
	for _, d := range f.file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Body == nil && d.Name.Name != "_" {
				f.complain(d.Name.Pos(), "missing function body")
			}
			if d.Recv == nil && d.Name.Name == "init" {
				c.Inits = append(c.Inits, d)
			}
			if d.Recv == nil && d.Name.Name == "main" {
				main = d
			}
			c.Decls = append(c.Decls, d)
		case *ast.GenDecl:
			if d.Tok != token.IMPORT && d.Tok != token.VAR {
				c.Decls = append(c.Decls, d)
			}
		}
	}
	if main == nil && len(f.diags) == 0 {
		f.complain(f.file.Name.Pos(), "function main is undeclared in the main package")
	}
	if len(f.diags) > 0 {
		return
	}
	for _, name := range pkg.Scope().Names() {
		c.Declared = append(c.Declared, pkg.Scope().Lookup(name))
	}
	c.Stmts = append(initializers(c.Info), callMain(c.Info, main))
}

// initializers writes the initialisation of package-level variables as statements, in the order in which they run.
func initializers(info *types.Info) []ast.Stmt {
	idents := map[types.Object]*ast.Ident{}
	for id, obj := range info.Defs {
		idents[obj] = id
	}
	order := info.InitOrder
	info.InitOrder = nil // from here on they are statements
	var stmts []ast.Stmt
	for _, init := range order {
		spec := &ast.ValueSpec{Values: []ast.Expr{init.Rhs}}
		for _, v := range init.Lhs {
			id := idents[v]
			if id == nil {
				id = ast.NewIdent("_")
			}
			spec.Names = append(spec.Names, id)
		}
		stmts = append(stmts, &ast.DeclStmt{Decl: &ast.GenDecl{Tok: token.VAR, TokPos: init.Rhs.Pos(), Specs: []ast.Spec{spec}}})
	}
	return stmts
}

// callMain is the call that a program is. It stands nowhere in the file, so that no trace shows it.
func callMain(info *types.Info, main *ast.FuncDecl) ast.Stmt {
	id := ast.NewIdent("main")
	call := &ast.CallExpr{Fun: id}
	obj := info.Defs[main.Name]
	info.Uses[id] = obj
	info.Types[id] = types.TypeAndValue{Type: obj.Type()}
	info.Types[call] = types.TypeAndValue{Type: types.NewTuple()}
	return &ast.ExprStmt{X: call}
}
