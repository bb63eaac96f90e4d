package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// source is one Go package to read.
type source struct {
	dir string
	// only names the types and constants to take; empty takes all that TypeScript can say.
	only []string
}

const banner = "// Generated from the Go types by `go generate ./web/wire`; do not edit.\n"

// generate returns the TypeScript of all sources.
func generate(root string, sources []source) ([]byte, error) {
	w := &writer{enums: map[string]*enum{}, names: map[string]string{}}
	w.buf.WriteString(banner)
	for _, s := range sources {
		if err := w.addPackage(filepath.Join(root, filepath.FromSlash(s.dir)), s); err != nil {
			return nil, err
		}
	}
	return w.buf.Bytes(), nil
}

// writer collects the output and what is known of the package at hand.
type writer struct {
	buf bytes.Buffer
	// enums are the string types of the package at hand, by name.
	enums map[string]*enum
	// names tells which folder a TypeScript name came from, because all packages share one file.
	names map[string]string
}

// enum is a string type with its constants in source order.
type enum struct {
	doc    string
	values []enumValue
}

type enumValue struct{ name, literal, doc string }

func (w *writer) addPackage(dir string, s source) error {
	fset := token.NewFileSet()
	files, err := parsePackage(fset, dir)
	if err != nil {
		return err
	}
	wanted := func(name string) bool {
		return ast.IsExported(name) && (len(s.only) == 0 || slices.Contains(s.only, name))
	}
	clear(w.enums)
	for _, f := range files {
		for _, d := range f.Decls {
			w.collectEnums(d, wanted)
		}
	}
	for _, f := range files {
		for _, d := range f.Decls {
			if err := w.addDecl(d, s, wanted); err != nil {
				return fmt.Errorf("%s: %w", s.dir, err)
			}
		}
	}
	return nil
}

// parsePackage parses the package's files, without tests, in the order of their names.
func parsePackage(fset *token.FileSet, dir string) ([]*ast.File, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, fmt.Errorf("reading types: %w", err)
		}
		files = append(files, f)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("reading types: no Go files in %s: %w", dir, fs.ErrNotExist)
	}
	return files, nil
}

// collectEnums finds string types and the constants that have them.
func (w *writer) collectEnums(d ast.Decl, wanted func(string) bool) {
	g, ok := d.(*ast.GenDecl)
	if !ok {
		return
	}
	for _, spec := range g.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if id, ok := spec.Type.(*ast.Ident); ok && id.Name == "string" && wanted(spec.Name.Name) {
				w.enum(spec.Name.Name).doc = docOf(g.Doc, spec.Doc, nil)
			}
		case *ast.ValueSpec:
			typ, ok := spec.Type.(*ast.Ident)
			if !ok || g.Tok != token.CONST {
				continue
			}
			for i, name := range spec.Names {
				if lit, ok := spec.Values[i].(*ast.BasicLit); ok && lit.Kind == token.STRING && wanted(name.Name) {
					e := w.enum(typ.Name)
					e.values = append(e.values, enumValue{name.Name, lit.Value, docOf(nil, spec.Doc, spec.Comment)})
				}
			}
		}
	}
}

func (w *writer) enum(name string) *enum {
	if w.enums[name] == nil {
		w.enums[name] = &enum{}
	}
	return w.enums[name]
}

func (w *writer) addDecl(d ast.Decl, s source, wanted func(string) bool) error {
	g, ok := d.(*ast.GenDecl)
	if !ok {
		return nil
	}
	for _, spec := range g.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			name := spec.Name.Name
			if !wanted(name) {
				continue
			}
			if _, isStruct := spec.Type.(*ast.StructType); !isStruct && w.enums[name] == nil {
				continue // functions, interfaces and errors do not travel
			}
			if st, isStruct := spec.Type.(*ast.StructType); isStruct && !hasJSON(st) {
				continue
			}
			if other, taken := w.names[name]; taken {
				return fmt.Errorf("type %s is also in %s; all wire types share one file, rename one", name, other)
			}
			w.names[name] = s.dir
			if e := w.enums[name]; e != nil {
				w.writeEnum(name, e)
				continue
			}
			if err := w.writeInterface(name, docOf(g.Doc, spec.Doc, nil), spec.Type.(*ast.StructType)); err != nil {
				return err
			}
		case *ast.ValueSpec:
			if g.Tok != token.CONST || spec.Type != nil {
				continue
			}
			for i, name := range spec.Names {
				if i >= len(spec.Values) || !slices.Contains(s.only, name.Name) {
					continue // plain constants are taken only where asked for
				}
				lit, ok := spec.Values[i].(*ast.BasicLit)
				if !ok {
					return fmt.Errorf("constant %s is not a literal", name.Name)
				}
				w.buf.WriteString("\n")
				w.writeDoc("", docOf(nil, spec.Doc, spec.Comment))
				fmt.Fprintf(&w.buf, "export const %s = %s;\n", name.Name, lit.Value)
			}
		}
	}
	return nil
}

// writeEnum writes the union type and an object with the names that Go uses for its values.
func (w *writer) writeEnum(name string, e *enum) {
	w.buf.WriteString("\n")
	w.writeDoc("", e.doc)
	fmt.Fprintf(&w.buf, "export const %s = {\n", name)
	for _, v := range e.values {
		w.writeDoc("  ", v.doc)
		fmt.Fprintf(&w.buf, "  %s: %s,\n", v.name, v.literal)
	}
	fmt.Fprintf(&w.buf, "} as const;\nexport type %s = (typeof %s)[keyof typeof %s];\n", name, name, name)
}

func (w *writer) writeInterface(name, doc string, st *ast.StructType) error {
	w.buf.WriteString("\n")
	w.writeDoc("", doc)
	fmt.Fprintf(&w.buf, "export interface %s {\n", name)
	for _, f := range st.Fields.List {
		if len(f.Names) != 1 {
			return fmt.Errorf("%s: embedded fields and several names in one field are not supported", name)
		}
		if !f.Names[0].IsExported() {
			continue
		}
		tag := structTag(f.Tag)
		property, options, _ := strings.Cut(tag.Get("json"), ",")
		if property == "-" {
			continue
		}
		if property == "" {
			return fmt.Errorf("%s.%s has no JSON name", name, f.Names[0].Name)
		}
		typ := tag.Get("tstype")
		if typ == "" {
			var err error
			if typ, err = typeScript(f.Type); err != nil {
				return fmt.Errorf("%s.%s: %w", name, f.Names[0].Name, err)
			}
		}
		optional := ""
		if strings.Contains(options, "omitempty") || strings.Contains(options, "omitzero") {
			optional = "?"
		}
		w.writeDoc("  ", docOf(nil, f.Doc, f.Comment))
		fmt.Fprintf(&w.buf, "  %s%s: %s;\n", property, optional, typ)
	}
	w.buf.WriteString("}\n")
	return nil
}

// typeScript names the TypeScript type of a Go type. Slices without omitempty are sent as arrays: the sender makes
// them non-nil.
func typeScript(e ast.Expr) (string, error) {
	switch e := e.(type) {
	case *ast.Ident:
		switch e.Name {
		case "string":
			return "string", nil
		case "bool":
			return "boolean", nil
		case "int", "int64", "int32", "float64", "float32", "uint", "uint64":
			return "number", nil
		case "any":
			return "unknown", nil
		}
		if ast.IsExported(e.Name) {
			return e.Name, nil
		}
	case *ast.StarExpr:
		return typeScript(e.X)
	case *ast.ArrayType:
		elem, err := typeScript(e.Elt)
		return elem + "[]", err
	case *ast.MapType:
		elem, err := typeScript(e.Value)
		return "{ [key: string]: " + elem + " }", err
	case *ast.SelectorExpr:
		if e.Sel.Name == "RawMessage" {
			return "unknown", nil
		}
		return e.Sel.Name, nil
	}
	return "", fmt.Errorf("no TypeScript for Go type %T; give the field a tstype tag", e)
}

func hasJSON(st *ast.StructType) bool {
	return slices.ContainsFunc(st.Fields.List, func(f *ast.Field) bool {
		_, ok := structTag(f.Tag).Lookup("json")
		return ok
	})
}

func structTag(lit *ast.BasicLit) reflect.StructTag {
	if lit == nil {
		return ""
	}
	text, err := strconv.Unquote(lit.Value)
	if err != nil {
		return ""
	}
	return reflect.StructTag(text)
}

// docOf returns the first comment there is.
func docOf(groups ...*ast.CommentGroup) string {
	for _, g := range slices.Backward(groups) {
		if text := strings.TrimSpace(g.Text()); text != "" {
			return text
		}
	}
	return ""
}

func (w *writer) writeDoc(indent, doc string) {
	if doc == "" {
		return
	}
	lines := strings.Split(doc, "\n")
	if len(lines) == 1 {
		fmt.Fprintf(&w.buf, "%s/** %s */\n", indent, doc)
		return
	}
	fmt.Fprintf(&w.buf, "%s/**\n", indent)
	for _, line := range lines {
		fmt.Fprintf(&w.buf, "%s\n", strings.TrimRight(indent+" * "+line, " "))
	}
	fmt.Fprintf(&w.buf, "%s */\n", indent)
}
