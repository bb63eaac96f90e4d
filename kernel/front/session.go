// Package front is the kernel's front end: it splits cells, adds imports, type-checks, completes and documents. It
// knows no engine; what it hands to one is a checked Cell.
//
// A cell mixes declarations and statements. Declarations are hoisted as in a Go file; statements run in order. Each
// group is type-checked as a small file of package main whose scope holds what earlier cells declared, so a later
// declaration shadows an earlier one of the same name, whatever its type, as a nested scope would.
package front

import (
	"go/ast"
	"go/token"
	"go/types"
	"sort"
	"sync"

	"lab/kernel/universe"
)

// Session holds what the cells of one notebook have declared. Its methods may be called at any time, also while a
// cell runs.
type Session struct {
	mu      sync.Mutex
	u       *universe.Universe
	scope   map[string]types.Object
	imports map[string]string // name → path, from import lines of earlier cells
	givers  map[string]string // name → id of the cell that gave it last
	docs    map[types.Object]string
	history history
	// packages counts the packages that checked chunks were.
	packages int
	pending  []*lateMethod      // of the cell that was checked last and is not committed
	sources  map[string]*source // of the committed cells, by id
}

// NewSession returns a session in which nothing is declared.
func NewSession(u *universe.Universe) *Session {
	return &Session{u: u, scope: map[string]types.Object{}, imports: map[string]string{}, givers: map[string]string{}, docs: map[types.Object]string{}, history: newHistory(), sources: map[string]*source{}}
}

// NewNotebook returns the session that every notebook begins with: sc, the context of its RDDs, is declared.
func NewNotebook(u *universe.Universe) (*Session, error) {
	s := NewSession(u)
	if err := s.Predeclare(Context, "*rdd.Context"); err != nil {
		return nil, err
	}
	return s, nil
}

// Context is the name under which cells find the context of their RDDs.
const Context = "sc"

// Predeclare gives every cell a variable, for instance sc of type *rdd.Context. The type is written as Go source and
// may name any allowed package.
func (s *Session) Predeclare(name, goType string) error {
	c, diags := s.Check("predeclared", "var "+name+" "+goType, false)
	if len(diags) > 0 {
		return &PredeclareError{Name: name, Diagnostic: diags[0]}
	}
	s.Commit(c)
	delete(s.givers, name) // no cell did
	return nil
}

// PredeclareError says why a variable could not be predeclared.
type PredeclareError struct {
	Name       string
	Diagnostic Diagnostic
}

func (e *PredeclareError) Error() string { return "predeclare " + e.Name + ": " + e.Diagnostic.Message }

// Lookup returns what a name means to the next cell.
func (s *Session) Lookup(name string) types.Object {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.scope[name]
}

// Cell is a cell that type-checks.
type Cell struct {
	ID     string
	Source string
	Fset   *token.FileSet
	Info   *types.Info
	// Decls are the function, type and constant declarations.
	Decls []ast.Decl
	// Stmts are the statements in order, variable declarations among them.
	Stmts []ast.Stmt
	// Last is the expression whose value the cell shows, nil where there is none. It is the last of Stmts.
	Last ast.Expr
	// Declared lists the package-level objects that the cell declares.
	Declared []types.Object
	// Replaces maps a function of this cell to the one of an earlier cell that it replaces, where both have the same
	// signature: earlier functions call the new one from then on.
	Replaces map[*types.Func]*types.Func
	// Inits are the init functions, in order.
	Inits []*ast.FuncDecl
	// Kept are the declarations of types (and their methods) that say what an earlier cell has said: its types stay.
	Kept []ast.Node
	// Extended lists the types of earlier cells that have a new method by this cell.
	Extended []*types.Named
	// Warnings are about what runs, but may not do what its author meant.
	Warnings []Diagnostic

	imports map[string]string
	src     *source
	added   []*lateMethod
	broken  bool // the text does not parse
}

// Position maps a position of the cell's syntax to a line and a column of its source; ok is false where the position
// is not the cell's.
func (c *Cell) Position(pos token.Pos) (line, column int, ok bool) {
	if !c.src.contains(pos) {
		return 0, 0, false
	}
	line, column = c.src.position(c.src.offset(pos))
	return line, column, true
}

// Diagnostic makes a message about the word at a position of the cell's syntax.
func (c *Cell) Diagnostic(pos token.Pos, message string) Diagnostic {
	return c.src.diagnostic(pos, message)
}

// LineDiagnostic makes a message about a whole line of the cell.
func (c *Cell) LineDiagnostic(line int, message string) Diagnostic {
	if line < 1 || line > len(c.src.lines) {
		line = 1
	}
	start := c.src.lines[line-1]
	text := c.src.text[start:]
	for i := range len(text) {
		if text[i] != ' ' && text[i] != '\t' {
			start += i
			break
		}
	}
	d := c.src.at(start, message)
	end := start
	for end < len(c.src.text) && c.src.text[end] != '\n' {
		end++
	}
	d.EndLine, d.EndColumn = c.src.position(end)
	return d
}

// Commit makes what a cell declares visible to later cells. It is called when an engine has accepted the cell.
func (s *Session) Commit(c *Cell) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pending = nil
	s.sources[c.ID] = c.src
	for _, name := range s.gives(c) {
		s.givers[name] = c.ID
	}
	for name, path := range c.imports {
		s.imports[name] = path
	}
	for _, obj := range c.Declared {
		s.history.forget(s.scope[obj.Name()])
		s.scope[obj.Name()] = obj
		delete(s.imports, obj.Name())
	}
	s.history.note(c)
	for _, decl := range c.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Doc != nil {
			if obj := c.Info.Defs[fn.Name]; obj != nil {
				s.docs[obj] = fn.Doc.Text()
			}
		}
	}
}

// Names lists what cells declared so far, sorted.
func (s *Session) Names() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	names := make([]string, 0, len(s.scope))
	for name := range s.scope {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
