package autograder

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"sync"

	"lab/exercises"
	"lab/kernel/front"
	"lab/kernel/universe"
)

// An exercise may ask for what a library has, and then using the library is no answer. What an answer uses is decided by
// the front end that also checks its cells in the kernel, so an import under another name, a function value or a variable
// that happens to be called ml are understood as the kernel understands them.

// cellPackages are the packages of cells, which are built in and never change.
var cellPackages = sync.OnceValues(universe.Load)

// without are names that an answer may not use.
type without struct {
	packages *universe.Universe
	// names has the exercise's word for path.Name, path.Type.Method, or the path of a whole package.
	names map[string]string
}

// newWithout reads an exercise's list, and says what of it is not to be found. Such a name is no fault of an answer and
// cannot be used by one.
func newWithout(ex *exercises.Exercise) (w without, unknown []string, err error) {
	w.names = make(map[string]string)
	if len(ex.Without) == 0 {
		return w, nil, nil
	}
	if w.packages, err = cellPackages(); err != nil {
		return w, nil, err
	}
	for _, word := range ex.Without {
		full, err := w.resolve(word)
		if err != nil {
			unknown = append(unknown, fmt.Sprintf("exercise %q: exercise.md: without names %s: %v", ex.ID, word, err))
			continue
		}
		w.names[full] = word
	}
	return w, unknown, nil
}

// resolve turns a word such as ml.RMSE into lab/ml.RMSE, where there is such a thing.
func (w without) resolve(word string) (string, error) {
	slash := strings.LastIndexByte(word, '/') + 1
	name, member, _ := strings.Cut(word[slash:], ".")
	path := word[:slash] + name
	if known, ok := w.packages.PathFor(path); ok {
		path = known
	}
	if !w.packages.Allowed(path) {
		return "", fmt.Errorf("cells know no package %s: correct the name or remove it", path)
	}
	if member == "" {
		return path, nil
	}
	pkg, err := w.packages.Import(path)
	if err != nil {
		return "", err
	}
	name, method, isMethod := strings.Cut(member, ".")
	obj := pkg.Scope().Lookup(name)
	if obj == nil || !obj.Exported() {
		return "", fmt.Errorf("package %s has no %s: correct the name or remove it", path, name)
	}
	if isMethod {
		_, isType := obj.(*types.TypeName)
		set := types.NewMethodSet(types.NewPointer(obj.Type()))
		if !isType || set.Lookup(pkg, method) == nil {
			return "", fmt.Errorf("%s.%s has no method %s: correct the name or remove it", path, name, method)
		}
	}
	return path + "." + member, nil
}

// use is a place where code uses a name of the list.
type use struct {
	code labelled
	word string
	line int
}

func (u *use) Error() string {
	return fmt.Sprintf("%s uses %s (line %d), which this exercise asks you to write yourself", u.code.name, u.word, u.line)
}

// violation returns the first use in codes that run one after the other in a fresh kernel, nil where there is none. Code that does not compile ends
// the search: nothing of it would run.
func (w without) violation(codes []labelled) (*use, error) {
	if len(w.names) == 0 {
		return nil, nil
	}
	session, err := front.NewNotebook(w.packages)
	if err != nil {
		return nil, err
	}
	for _, code := range codes {
		cell, diagnostics := session.Check(code.id, code.code, false)
		if len(diagnostics) > 0 {
			return nil, nil
		}
		if word, pos := w.first(cell); word != "" {
			line, _, _ := cell.Position(pos)
			return &use{code, word, line}, nil
		}
		session.Commit(cell)
	}
	return nil, nil
}

// first returns the first name of the list that a cell uses.
func (w without) first(cell *front.Cell) (word string, at token.Pos) {
	for id, obj := range cell.Info.Uses {
		if word != "" && id.Pos() > at {
			continue
		}
		if found, ok := w.listed(id, obj); ok {
			word, at = found, id.Pos()
		}
	}
	return word, at
}

// listed returns the exercise's word for what an identifier stands for.
func (w without) listed(id *ast.Ident, obj types.Object) (word string, ok bool) {
	if _, isImport := obj.(*types.PkgName); isImport || obj.Pkg() == nil || !id.Pos().IsValid() {
		return "", false
	}
	path, name := obj.Pkg().Path(), ""
	if obj.Parent() == obj.Pkg().Scope() { // no field, which may have the name of a function
		name = obj.Name()
	} else if fn, isFunc := obj.(*types.Func); isFunc {
		if recv := fn.Origin().Signature().Recv(); recv != nil {
			name = typeName(recv.Type()) + "." + fn.Name()
		}
	}
	if word, ok := w.names[path+"."+name]; ok {
		return word, true
	}
	word, ok = w.names[path]
	return word, ok
}

// typeName is the name of a method's receiver type.
func typeName(t types.Type) string {
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	if named, ok := t.(*types.Named); ok {
		return named.Obj().Name()
	}
	return ""
}

// checkWithout returns an error where something of what runs before the checks uses what the exercise asks for. It is
// called when all of that has run: code that is too much for a type checker has then met the limits of a kernel, and does
// not meet the grader.
func (p *plan) checkWithout() error {
	list, _, err := newWithout(p.ex) // a name that does not exist is not used either; lab check reports it
	if err != nil {
		return &infraError{err}
	}
	found, err := list.violation(append(slices.Clone(p.steps), p.answer))
	switch {
	case err != nil:
		return &infraError{err}
	case found == nil:
		return nil
	case found.code == p.answer:
		return found
	}
	return fmt.Errorf("%w; exercise %q uses that cell", found, p.ex.ID)
}
