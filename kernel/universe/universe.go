// Package universe is the one world of types that cells, and users' own programs, are checked in.
//
// It answers go/types' question what an import path holds, without a Go installation: compiled packages come from
// embedded export data, generic ones (rdd, ml, slices, ...) from their embedded source, because an engine must
// instantiate their bodies. Both meet in one import map, so a type is the same type however a cell reaches it.
//
// There are two circles. Load gives the inner one, the allow list of cells; LoadForPrograms (programs.go) adds the rest of
// the standard library.
//
// The embedded files are made by `go generate ./kernel/universe`; a test fails when they are not current.
package universe

//go:generate go run ./gen

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"sort"
	"strings"
	"sync"

	"golang.org/x/tools/go/gcexportdata" // the reader and writer of the compiler's export data that Go's own tools use

	"lab/kernel/universe/allow"
)

//go:embed std.zip
var stdZip []byte

//go:embed own.zip
var ownZip []byte

// Entries of the embedded archives.
const (
	exportPrefix = "export/" // export/<path>: export data
	sourcePrefix = "source/" // source/<path>/<file>.go: a source package's file
	docPrefix    = "doc/"    // doc/<path>: what a compiled package says of its names, as JSON
)

// Universe resolves imports. It is safe for concurrent use.
type Universe struct {
	mu       sync.Mutex
	fset     *token.FileSet
	entries  map[string]*zip.File
	packages map[string]*types.Package // shared import map of one type universe
	complete map[string]bool
	sources  map[string]*SourcePackage
	byName   map[string]string
	allowed  map[string]allow.Package
	docs     map[string]map[string]string // of compiled packages, by path and name
	programs bool                         // the universe of programs, not of cells
}

// SourcePackage is a package that was type-checked from source.
type SourcePackage struct {
	Path  string
	Files []*ast.File
	Pkg   *types.Package
	Info  *types.Info
	// Funcs finds a function's or method's declaration by its (origin) object.
	Funcs map[*types.Func]*ast.FuncDecl
	docs  map[types.Object]string // made when first asked for
}

// Load opens the embedded universe. Packages are read when they are first imported.
func Load() (*Universe, error) {
	u := &Universe{
		fset:     token.NewFileSet(),
		entries:  map[string]*zip.File{},
		packages: map[string]*types.Package{"unsafe": types.Unsafe},
		complete: map[string]bool{"unsafe": true},
		sources:  map[string]*SourcePackage{},
		byName:   map[string]string{},
		allowed:  map[string]allow.Package{},
		docs:     map[string]map[string]string{},
	}
	for _, blob := range [][]byte{stdZip, ownZip} {
		if _, err := u.open(blob); err != nil {
			return nil, err
		}
	}
	for _, p := range allow.Packages {
		u.allowed[p.Path] = p
		if p.Name != "" {
			u.byName[p.Name] = p.Path
		}
	}
	// cmp and iter first: other packages' export data refers to their types, and one universe needs one copy.
	for _, path := range []string{"cmp", "iter"} {
		if _, err := u.Import(path); err != nil {
			return nil, err
		}
	}
	return u, nil
}

// open adds an embedded archive; its entries replace earlier ones of the same name.
func (u *Universe) open(blob []byte) ([]*zip.File, error) {
	archive, err := zip.NewReader(bytes.NewReader(blob), int64(len(blob)))
	if err != nil {
		return nil, fmt.Errorf("open the embedded package data: %w (rebuild lab; go generate ./kernel/universe makes the data)", err)
	}
	for _, f := range archive.File {
		u.entries[f.Name] = f
	}
	return archive.File, nil
}

// Fset holds the positions of everything that the universe loads.
func (u *Universe) Fset() *token.FileSet { return u.fset }

// PathFor returns the import path that a name stands for where a cell has no import line for it.
func (u *Universe) PathFor(name string) (string, bool) {
	path, ok := u.byName[name]
	return path, ok
}

// Names lists the package names that cells can use without an import line, sorted.
func (u *Universe) Names() []string {
	names := make([]string, 0, len(u.byName))
	for name := range u.byName {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Paths lists the import paths that cells may name, sorted.
func (u *Universe) Paths() []string {
	paths := make([]string, 0, len(u.allowed))
	for path := range u.allowed {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	return paths
}

// Allowed says whether a cell, or in a universe for programs a program, may import the path.
func (u *Universe) Allowed(path string) bool {
	_, ok := u.allowed[path]
	return ok
}

// IsSource says whether the engines instantiate the package's generic code from source.
func (u *Universe) IsSource(path string) bool { return u.allowed[path].Source }

// Source returns a source package; it is imported when it was not yet.
func (u *Universe) Source(path string) (*SourcePackage, error) {
	if _, err := u.Import(path); err != nil {
		return nil, err
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	s := u.sources[path]
	if s == nil {
		return nil, fmt.Errorf("package %s is not a source package", path)
	}
	return s, nil
}

// Import returns the package of a path. Any package that the embedded data holds can be imported, also those that
// are there only because an allowed one needs them; whether a cell may name it is Allowed's question.
func (u *Universe) Import(path string) (*types.Package, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.load(path)
}

// ImportNamed returns the package of a path that a cell or a program names; the error says why it may not.
func (u *Universe) ImportNamed(path string) (*types.Package, error) {
	if !u.Allowed(path) {
		return nil, u.missing(path)
	}
	return u.Import(path)
}

type lockedImporter struct{ u *Universe }

func (l lockedImporter) Import(path string) (*types.Package, error) { return l.u.load(path) }

func (u *Universe) load(path string) (*types.Package, error) {
	if u.complete[path] {
		return u.packages[path], nil
	}
	if u.IsSource(path) {
		return u.loadSource(path)
	}
	f := u.entries[exportPrefix+path]
	if f == nil {
		return nil, u.missing(path)
	}
	data, err := readEntry(f)
	if err != nil {
		return nil, fmt.Errorf("read the embedded types of package %s: %w", path, err)
	}
	pkg, err := gcexportdata.Read(bytes.NewReader(data), u.fset, u.packages, path)
	if err != nil {
		return nil, fmt.Errorf("read the embedded types of package %s: %w", path, err)
	}
	u.packages[path] = pkg
	u.complete[path] = true
	return pkg, nil
}

func (u *Universe) loadSource(path string) (*types.Package, error) {
	prefix := sourcePrefix + path + "/"
	var names []string
	for name := range u.entries {
		if rest, ok := strings.CutPrefix(name, prefix); ok && !strings.Contains(rest, "/") {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("package %s: its source is not embedded", path)
	}
	sort.Strings(names)
	s := &SourcePackage{Path: path, Funcs: map[*types.Func]*ast.FuncDecl{}, Info: NewInfo()}
	for _, name := range names {
		data, err := readEntry(u.entries[name])
		if err != nil {
			return nil, fmt.Errorf("read embedded source %s: %w", name, err)
		}
		file, err := parser.ParseFile(u.fset, strings.TrimPrefix(name, sourcePrefix), data, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, fmt.Errorf("parse embedded source: %w", err)
		}
		s.Files = append(s.Files, file)
	}
	var problems []error
	conf := types.Config{Importer: lockedImporter{u}, Error: func(err error) { problems = append(problems, err) }}
	pkg, _ := conf.Check(path, u.fset, s.Files, s.Info)
	if len(problems) > 0 {
		return nil, fmt.Errorf("check embedded source of %s: %w", path, errors.Join(problems...))
	}
	s.Pkg = pkg
	for _, file := range s.Files {
		for _, decl := range file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok {
				if obj, ok := s.Info.Defs[fn.Name].(*types.Func); ok {
					s.Funcs[obj] = fn
				}
			}
		}
	}
	u.packages[path] = pkg
	u.complete[path] = true
	u.sources[path] = s
	return pkg, nil
}

// NewInfo returns an Info that records everything.
func NewInfo() *types.Info {
	return &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Instances:  map[*ast.Ident]types.Instance{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Implicits:  map[ast.Node]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
		Scopes:     map[ast.Node]*types.Scope{},
	}
}

func readEntry(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}
