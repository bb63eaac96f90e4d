package front

import (
	"fmt"
	"go/types"
	"regexp"
	"slices"
	"sort"
	"strings"
)

// cellTypes are types of cells in messages, with the package that their part of a cell was.
var cellTypes = regexp.MustCompile(`\bmain_(\d+)\.(\w+)`)

// formers tells types that have been declared again since from those of the same name now. The hint says what to do
// where there are any.
func (k *checker) formers(msg string) (text, hint string) {
	text = cellTypes.ReplaceAllStringFunc(msg, func(match string) string {
		pkg, name, _ := strings.Cut(match, ".")
		now := k.scope[name]
		if now == nil {
			now = k.session.scope[name]
		}
		if now == nil || now.Pkg().Name() == pkg {
			return "main." + name
		}
		if hint == "" {
			hint = fmt.Sprintf("%s has been declared again: what was made or declared before has the former %s still. Run the cells again that make or declare it.", name, name)
		}
		return "former main." + name
	})
	return text, hint
}

// maxNamed is how many names a notice lists.
const maxNamed = 6

// keepers warns of names that keep a type which the cell declares again.
func (s *Session) keepers(c *Cell) []Diagnostic {
	declared := map[string]bool{}
	for _, obj := range c.Declared {
		declared[obj.Name()] = true
	}
	var warnings []Diagnostic
	for _, obj := range c.Declared {
		_, isType := obj.(*types.TypeName)
		former, wasType := s.scope[obj.Name()].(*types.TypeName)
		if !isType || !wasType {
			continue
		}
		named, ok := types.Unalias(former.Type()).(*types.Named)
		if !ok {
			continue
		}
		var names []string
		for name, other := range s.scope {
			if !declared[name] && Mentions(other.Type(), named) {
				names = append(names, name)
			}
		}
		if len(names) == 0 {
			continue
		}
		sort.Strings(names)
		verb := "keeps"
		if len(names) > 1 {
			verb = "keep"
		}
		if more := len(names) - maxNamed; more > 0 {
			names = append(names[:maxNamed], fmt.Sprintf("%d more", more))
		}
		d := c.Diagnostic(obj.Pos(), fmt.Sprintf("%s %s the former %s", enumerate(names), verb, obj.Name()))
		d.Warning = true
		d.Hint = fmt.Sprintf("%s is declared anew here. To use them with it, run the cells again that declare them.", obj.Name())
		warnings = append(warnings, d)
	}
	return warnings
}

// enumerate writes "a, b and c".
func enumerate(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// Mentions says whether one of the named types is a part of t.
func Mentions(t types.Type, named ...*types.Named) bool {
	return mentionsType(t, named, map[types.Type]bool{})
}

func mentionsType(t types.Type, named []*types.Named, seen map[types.Type]bool) bool {
	t = types.Unalias(t)
	if seen[t] {
		return false
	}
	seen[t] = true
	in := func(parts ...types.Type) bool {
		return slices.ContainsFunc(parts, func(p types.Type) bool { return mentionsType(p, named, seen) })
	}
	tuple := func(tuple *types.Tuple) bool {
		for v := range tuple.Variables() {
			if in(v.Type()) {
				return true
			}
		}
		return false
	}
	switch t := t.(type) {
	case *types.Named:
		if slices.Contains(named, t.Origin()) {
			return true
		}
		for arg := range t.TypeArgs().Types() {
			if in(arg) {
				return true
			}
		}
		own := t.Obj().Pkg() != nil && t.Obj().Pkg().Path() == "main" || t.TypeArgs().Len() > 0
		return own && in(t.Underlying())
	case *types.Pointer:
		return in(t.Elem())
	case *types.Slice:
		return in(t.Elem())
	case *types.Array:
		return in(t.Elem())
	case *types.Chan:
		return in(t.Elem())
	case *types.Map:
		return in(t.Key(), t.Elem())
	case *types.Signature:
		return tuple(t.Params()) || tuple(t.Results())
	case *types.Struct:
		for f := range t.Fields() {
			if in(f.Type()) {
				return true
			}
		}
	case *types.Interface:
		for f := range t.Methods() {
			if in(f.Type()) {
				return true
			}
		}
	}
	return false
}
