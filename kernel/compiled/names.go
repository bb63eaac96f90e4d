package compiled

import (
	"go/types"
	"slices"
	"strconv"
)

// names gives everything that a program declares at its top level a name of its own.
type names struct {
	taken   map[string]bool
	used    map[string]bool // every identifier of the notebook: a new name must not be captured by a local one
	objects map[types.Object]string
	imports map[string]string // path → local name
	order   []string          // imported paths, in the order of their first use
	// fields maps an embedded field to its type's name, which names the field too.
	fields map[*types.Var]types.Object
}

func newNames() *names {
	n := &names{
		taken: map[string]bool{"main": true, "init": true, "_": true}, used: map[string]bool{},
		objects: map[types.Object]string{}, imports: map[string]string{}, fields: map[*types.Var]types.Object{},
	}
	// A declaration of these names would change what the rest of the program means by them. A builtin function is given
	// away unless some cell calls it (see translation.survey).
	for _, name := range types.Universe.Names() {
		if _, function := types.Universe.Lookup(name).(*types.Builtin); !function {
			n.taken[name] = true
		}
	}
	return n
}

// fresh takes a name that is free: base, or base with a number.
func (n *names) fresh(base string, isIdentifier bool) string {
	name := base
	for i := 2; n.taken[name] || n.used[name] && (name != base || !isIdentifier); i++ {
		name = base + strconv.Itoa(i)
	}
	n.taken[name] = true
	return name
}

// declare names an object that a cell declares.
func (n *names) declare(obj types.Object) string {
	name, ok := n.objects[obj]
	if !ok {
		name = n.fresh(obj.Name(), true)
		n.objects[obj] = name
	}
	return name
}

// importAs returns the name under which the program imports a package.
func (n *names) importAs(path, local string) string {
	name, ok := n.imports[path]
	if !ok {
		name = n.fresh(local, true)
		n.imports[path] = name
		n.order = append(n.order, path)
	}
	return name
}

// of is the program's name of what an identifier means; ok is false where the identifier stays as it is.
func (n *names) of(obj types.Object) (name string, ok bool) {
	switch o := obj.(type) {
	case *types.PkgName:
		name, ok = n.imports[o.Imported().Path()]
	case *types.Var:
		if o.IsField() {
			if typ, embedded := n.fields[o.Origin()]; embedded {
				name, ok = n.objects[typ]
			}
			return name, ok
		}
		name, ok = n.objects[o]
	case *types.Func:
		name, ok = n.objects[o.Origin()]
	default:
		name, ok = n.objects[obj]
	}
	return name, ok
}

// sortedImports lists the paths of all imports.
func (n *names) sortedImports() []string { return slices.Sorted(slices.Values(n.order)) }
