package typed

import (
	"go/types"
	"reflect"
	"sort"

	"github.com/goplus/reflectx"
)

// named makes the real type of a named type that no compiled package has.
func (tt *typeTable) named(n *types.Named) reflect.Type {
	pkg := ""
	if n.Obj().Pkg() != nil {
		pkg = n.Obj().Pkg().Path()
	}
	name := tt.typeName(n)
	under := n.Underlying()
	if iface, ok := under.(*types.Interface); ok {
		return tt.namedInterface(n, iface, pkg, name)
	}
	values, pointers := methodsOf(n), methodsOf(types.NewPointer(n))
	r := reflectx.NamedTypeOf(pkg, name, tt.twin(under))
	if len(pointers) > 0 {
		// reflectx reads the name from the type it is given.
		r = reflectx.NewMethodSet(r, len(values), len(pointers))
	}
	tt.keep(n, r)
	tt.own.Store(rtypeOf(r), types.Type(n))
	tt.own.Store(rtypeOf(reflect.PointerTo(r)), types.Type(types.NewPointer(n)))
	tt.made = append(tt.made, func() {
		if len(pointers) > 0 {
			tt.setMethods(r, n, pointers)
		}
		reflectx.SetUnderlying(r, tt.get(under))
	})
	return r
}

// promoting gives an unnamed struct type the methods that its embedded fields promote.
func (tt *typeTable) promoting(t *types.Struct, r reflect.Type) reflect.Type {
	values, pointers := methodsOf(t), methodsOf(types.NewPointer(t))
	if len(pointers) == 0 {
		return r
	}
	r = reflectx.NewMethodSet(r, len(values), len(pointers))
	tt.own.Store(rtypeOf(r), types.Type(t))
	tt.own.Store(rtypeOf(reflect.PointerTo(r)), types.Type(types.NewPointer(t)))
	tt.made = append(tt.made, func() { tt.setMethods(r, t, pointers) })
	return r
}

// twin is a type of the same kind and layout whose parts do not matter yet. A func type must have as many
// parameters and results from the start.
func (tt *typeTable) twin(under types.Type) reflect.Type {
	sig, ok := under.(*types.Signature)
	if !ok {
		return tt.layout(under)
	}
	in, out := make([]reflect.Type, sig.Params().Len()), make([]reflect.Type, sig.Results().Len())
	for i := range in {
		in[i] = reflect.TypeFor[[]int]()
	}
	for i := range out {
		out[i] = reflect.TypeFor[int]()
	}
	return reflect.FuncOf(in, out, sig.Variadic())
}

func (tt *typeTable) namedInterface(n *types.Named, iface *types.Interface, pkg, name string) reflect.Type {
	if iface.NumMethods() == 0 {
		r := reflectx.NamedTypeOf(pkg, name, anyType)
		tt.keep(n, r)
		return r
	}
	// error's layout and equality; its method is replaced.
	r := reflectx.NamedTypeOf(pkg, name, errorType)
	tt.keep(n, r)
	tt.own.Store(rtypeOf(r), types.Type(n))
	methods := tt.interfaceMethods(iface)
	if err := reflectx.SetInterfaceType(r, nil, methods); err != nil {
		notSupported("the interface %s: %v", name, err)
	}
	return r
}

// methodsOf lists a type's methods, promoted ones included, sorted by name.
func methodsOf(t types.Type) []*types.Selection {
	set := types.NewMethodSet(t)
	list := make([]*types.Selection, set.Len())
	for i := range list {
		list[i] = set.At(i)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Obj().Name() < list[j].Obj().Name() })
	return list
}
