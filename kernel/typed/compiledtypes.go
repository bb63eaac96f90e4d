package typed

import (
	"go/types"
	"reflect"

	"lab/kernel/yaegi/symbols"
)

// symbol is what the tables of compiled packages hold under a name; the zero Value where they hold nothing.
func symbol(pkg *types.Package, name string) reflect.Value {
	return table(pkg)[name]
}

func table(pkg *types.Package) map[string]reflect.Value {
	if pkg.Path() == "main" {
		return nil
	}
	return symbols.Table(pkg.Path())
}

// compiledType is the type of a compiled package that n names, nil where there is none.
func (tt *typeTable) compiledType(n *types.Named) reflect.Type {
	obj := n.Obj()
	if obj.Pkg() == nil {
		if obj.Name() == "error" {
			return errorType
		}
		return nil // comparable
	}
	if n.TypeArgs().Len() > 0 || obj.Parent() != obj.Pkg().Scope() {
		return nil
	}
	if v := symbol(obj.Pkg(), obj.Name()); v.IsValid() && v.Kind() == reflect.Pointer {
		return v.Type().Elem()
	}
	if obj.Exported() || len(table(obj.Pkg())) == 0 {
		return nil
	}
	hidden, ok := tt.hidden.Load(obj.Pkg().Path())
	if !ok {
		hidden, _ = tt.hidden.LoadOrStore(obj.Pkg().Path(), hiddenTypes(obj.Pkg()))
	}
	return hidden.(map[string]reflect.Type)[obj.Name()]
}

// hiddenTypes finds the types of a compiled package that it does not export but that programs meet all the same, in its
// variables, signatures and fields: binary.BigEndian is of such a type.
func hiddenTypes(pkg *types.Package) map[string]reflect.Type {
	found, seen := map[string]reflect.Type{}, map[reflect.Type]bool{}
	var look func(t reflect.Type)
	look = func(t reflect.Type) {
		if seen[t] || t.Name() != "" && t.PkgPath() != pkg.Path() {
			return
		}
		seen[t] = true
		if t.Name() != "" {
			found[t.Name()] = t
			look(reflect.PointerTo(t))
		}
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Chan:
			look(t.Elem())
		case reflect.Map:
			look(t.Key())
			look(t.Elem())
		case reflect.Func:
			for i := range t.NumIn() {
				look(t.In(i))
			}
			for i := range t.NumOut() {
				look(t.Out(i))
			}
		case reflect.Struct:
			for i := range t.NumField() {
				look(t.Field(i).Type)
			}
		}
		for i := range t.NumMethod() {
			look(t.Method(i).Type)
		}
	}
	for _, v := range table(pkg) {
		look(v.Type())
	}
	return found
}
