package exercises

import (
	"errors"
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/scanner"
	"go/token"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readSource reads a Go file that must carry the build constraint want.
func (l *Library) readSource(id, name, want string) (Source, error) {
	src, file, fset, err := l.parse(id, name)
	if err != nil {
		return Source{}, err
	}
	if got := buildConstraint(file); got != want {
		if got == "" {
			return Source{}, fmt.Errorf("%s: has no build constraint: begin it with //go:build %s", name, want)
		}
		return Source{}, fmt.Errorf("%s: has the build constraint %s: begin it with //go:build %s", name, got, want)
	}
	return cut(name, src, file, fset), nil
}

// readTestFile reads a file of checks and the names of its test functions.
func (l *Library) readTestFile(id, name string) (Source, []string, error) {
	src, file, fset, err := l.parse(id, name)
	if err != nil {
		return Source{}, nil, err
	}
	if got := buildConstraint(file); got != "" {
		return Source{}, nil, fmt.Errorf("%s: has the build constraint %s: checks run with starter and solution, so remove it", name, got)
	}
	var tests []string
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Recv != nil {
			continue
		}
		line := fset.Position(f.Pos()).Line
		switch {
		case isTestName(f.Name.Name, "Example"), isTestName(f.Name.Name, "Fuzz"), f.Name.Name == "TestMain":
			return Source{}, nil, fmt.Errorf("%s:%d: %s does not run in a notebook: write the check as a func TestXxx(t *testing.T)", name, line, f.Name.Name)
		case !isTestName(f.Name.Name, "Test"):
			continue
		case !isTestSignature(f.Type):
			return Source{}, nil, fmt.Errorf("%s:%d: %s is not a check: write func %s(t *testing.T), or give a helper a name that does not begin with Test", name, line, f.Name.Name, f.Name.Name)
		}
		tests = append(tests, f.Name.Name)
	}
	return cut(name, src, file, fset), tests, nil
}

func (l *Library) parse(id, name string) ([]byte, *ast.File, *token.FileSet, error) {
	src, err := l.readFile(id, name)
	if err != nil {
		return nil, nil, nil, err
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		var list scanner.ErrorList
		if errors.As(err, &list) && len(list) > 0 {
			err = list[0] // one line; the rest usually follows from it
		}
		return nil, nil, nil, fmt.Errorf("%w: mend the Go code", err)
	}
	if file.Name.Name != id {
		return nil, nil, nil, fmt.Errorf("%s: is of package %s: write package %s", name, file.Name.Name, id)
	}
	return src, file, fset, nil
}

// buildConstraint returns the expression of the //go:build line, empty where there is none.
func buildConstraint(file *ast.File) string {
	for _, group := range file.Comments {
		for _, c := range group.List {
			if c.Pos() > file.Package {
				return ""
			}
			if !constraint.IsGoBuild(c.Text) {
				continue
			}
			if x, err := constraint.Parse(c.Text); err == nil {
				return x.String()
			}
		}
	}
	return ""
}

// cut drops everything up to the package clause, and the blank lines around what is left.
func cut(name string, src []byte, file *ast.File, fset *token.FileSet) Source {
	end := fset.Position(file.Name.End())
	_, code, _ := strings.Cut(string(src[end.Offset:]), "\n")
	line := end.Line + 1
	for {
		first, rest, more := strings.Cut(code, "\n")
		if !more || strings.TrimSpace(first) != "" {
			break
		}
		code = rest
		line++
	}
	code = strings.TrimRightFunc(code, unicode.IsSpace)
	if code != "" {
		code += "\n"
	}
	return Source{File: name, Code: code, Line: line}
}

// isTestName follows go test: the prefix, then nothing or something that is not a lower-case letter.
func isTestName(name, prefix string) bool {
	rest, ok := strings.CutPrefix(name, prefix)
	if !ok || rest == "" {
		return ok
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLower(r)
}

func isTestSignature(t *ast.FuncType) bool {
	if t.TypeParams != nil || t.Results.NumFields() != 0 || t.Params.NumFields() != 1 {
		return false
	}
	star, ok := t.Params.List[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	sel, ok := star.X.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	pkg, ok := sel.X.(*ast.Ident)
	return ok && pkg.Name == "testing" && sel.Sel.Name == "T"
}
