package variants

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"runtime"
	"slices"
	"strings"

	"lab/exercises"
)

// variant is an answer with the checks, under names of its own.
type variant struct {
	answer int
	suffix string
	files  map[string]string // by their names
}

// checked are the files of an answer and the checks, with what is known about them.
type checked struct {
	fset  *token.FileSet
	files []*ast.File
	pkg   *types.Package
	info  *types.Info
}

// freeSuffix returns a suffix that no name of the answers and checks has.
func freeSuffix(ex *exercises.Exercise, answers []string) string {
	suffix := "_variant"
	taken := func(code string) bool { return strings.Contains(code, suffix) }
	for slices.ContainsFunc(answers, taken) || slices.ContainsFunc(ex.Files, func(f exercises.TestFile) bool { return taken(f.Code) }) {
		suffix += "s"
	}
	return suffix
}

// rename fills in a variant's files. It reports whether the answer may share a binary with others.
func (v *variant) rename(ex *exercises.Exercise, answer string, packages types.Importer) bool {
	names := []string{strings.TrimPrefix(v.suffix, "_") + ".go"}
	texts := []string{pack(ex, answer)}
	for _, f := range ex.Files {
		// No test files: go test would take the renamed checks for tests of their own.
		names = append(names, names[0][:len(names[0])-len(".go")]+"_"+strings.TrimSuffix(f.File, "_test.go")+".go")
		texts = append(texts, pack(ex, f.Code))
	}
	k := &checked{fset: token.NewFileSet(), info: &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
	}}
	for i, text := range texts {
		file, err := parser.ParseFile(k.fset, names[i], text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return false
		}
		k.files = append(k.files, file)
	}
	var err error
	config := types.Config{Importer: packages, Sizes: types.SizesFor("gc", runtime.GOARCH)}
	k.pkg, err = config.Check(ex.ID, k.fset, k.files, k.info)
	if err != nil || k.alone() {
		return false
	}
	v.files = map[string]string{}
	for i, file := range k.files {
		v.files[names[i]] = k.suffixed(file, texts[i], v.suffix)
	}
	return true
}

// pack makes code without a package clause a file of the exercise.
func pack(ex *exercises.Exercise, code string) string { return "package " + ex.ID + "\n" + code }

// suffixed returns a file's text in which names that the package declares have a suffix.
func (k *checked) suffixed(file *ast.File, text, suffix string) string {
	var ends []int
	ast.Inspect(file, func(node ast.Node) bool {
		if id, ok := node.(*ast.Ident); ok && k.isOwn(id) {
			ends = append(ends, k.fset.PositionFor(id.End(), false).Offset)
		}
		return true
	})
	slices.Sort(ends)
	var out strings.Builder
	at := 0
	for _, end := range ends {
		out.WriteString(text[at:end] + suffix)
		at = end
	}
	out.WriteString(text[at:])
	return out.String()
}

// isOwn says whether an identifier has the name of something that the package declares. A field without a name of its own
// has that of its type.
func (k *checked) isOwn(id *ast.Ident) bool {
	obj := k.info.Uses[id] // before Defs: an embedded field is both a use of its type and the field's declaration
	if obj == nil {
		obj = k.info.Defs[id]
	}
	if obj == nil || id.Name == "_" {
		return false
	}
	if field, ok := obj.(*types.Var); ok && field.Embedded() {
		t := field.Type()
		if p, ok := t.(*types.Pointer); ok {
			t = p.Elem()
		}
		named, ok := t.(interface{ Obj() *types.TypeName })
		return ok && named.Obj().Parent() == k.pkg.Scope()
	}
	return obj.Parent() == k.pkg.Scope()
}
