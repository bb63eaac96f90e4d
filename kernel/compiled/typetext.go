package compiled

import (
	"fmt"
	"go/types"
	"strconv"
	"strings"
)

// unnameable says that a type cannot be written in the program.
type unnameable struct{ reason string }

func (u *unnameable) Error() string { return u.reason }

// typeText writes a type as the program names it, importing what it needs. go/types' own writer does not do: it knows no
// new names.
func (n *names) typeText(t types.Type) (text string, err error) {
	defer func() {
		if p := recover(); p != nil {
			u, ok := p.(*unnameable)
			if !ok {
				panic(p)
			}
			err = u
		}
	}()
	return n.write(t), nil
}

func (n *names) write(t types.Type) string {
	switch t := t.(type) {
	case *types.Basic:
		if t.Kind() == types.UnsafePointer {
			return n.importAs("unsafe", "unsafe") + ".Pointer"
		}
		return types.Default(t).(*types.Basic).Name()
	case *types.Alias:
		if !n.nameable(t.Obj()) {
			return n.write(types.Unalias(t))
		}
		return n.writeName(t.Obj()) + n.writeArgs(t.TypeArgs())
	case *types.Named:
		if !n.nameable(t.Obj()) {
			where := "inside a function"
			if t.Obj().Pkg().Path() != "main" {
				where = "by package " + t.Obj().Pkg().Path() + " for itself"
			}
			panic(&unnameable{fmt.Sprintf("its type %s is declared %s", t.Obj().Name(), where)})
		}
		return n.writeName(t.Obj()) + n.writeArgs(t.TypeArgs())
	case *types.TypeParam:
		return t.Obj().Name()
	case *types.Pointer:
		return "*" + n.write(t.Elem())
	case *types.Slice:
		return "[]" + n.write(t.Elem())
	case *types.Array:
		return "[" + strconv.FormatInt(t.Len(), 10) + "]" + n.write(t.Elem())
	case *types.Map:
		return "map[" + n.write(t.Key()) + "]" + n.write(t.Elem())
	case *types.Chan:
		switch t.Dir() {
		case types.SendOnly:
			return "chan<- " + n.write(t.Elem())
		case types.RecvOnly:
			return "<-chan " + n.write(t.Elem())
		}
		return "chan (" + n.write(t.Elem()) + ")"
	case *types.Signature:
		return "func" + n.writeSignature(t, false)
	case *types.Struct:
		return n.writeStruct(t)
	case *types.Interface:
		return n.writeInterface(t)
	case *types.Union:
		var terms []string
		for term := range t.Terms() {
			tilde := ""
			if term.Tilde() {
				tilde = "~"
			}
			terms = append(terms, tilde+n.write(term.Type()))
		}
		return strings.Join(terms, " | ")
	}
	panic(&unnameable{fmt.Sprintf("its type %s cannot be written", t)})
}

// nameable says whether the program can mention a type by its name.
func (n *names) nameable(obj *types.TypeName) bool {
	pkg := obj.Pkg()
	switch {
	case pkg == nil: // of the universe
		return true
	case pkg.Path() == "main":
		_, ok := n.objects[obj]
		return ok
	}
	path := "/" + pkg.Path() + "/"
	return obj.Exported() && obj.Parent() == pkg.Scope() && !strings.Contains(path, "/internal/") && !strings.Contains(path, "/vendor/")
}

func (n *names) writeName(obj *types.TypeName) string {
	switch pkg := obj.Pkg(); {
	case pkg == nil:
		return obj.Name()
	case pkg.Path() == "main":
		return n.objects[obj]
	default:
		return n.importAs(pkg.Path(), pkg.Name()) + "." + obj.Name()
	}
}

func (n *names) writeArgs(args *types.TypeList) string {
	if args.Len() == 0 {
		return ""
	}
	var list []string
	for t := range args.Types() {
		list = append(list, n.write(t))
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// writeSignature writes parameters and results. With callable, every parameter has a name, so that a body can pass it on.
func (n *names) writeSignature(s *types.Signature, callable bool) string {
	var params []string
	for i := range s.Params().Len() {
		p := s.Params().At(i)
		text := n.write(p.Type())
		if s.Variadic() && i == s.Params().Len()-1 {
			text = "..." + strings.TrimPrefix(text, "[]")
		}
		switch {
		case callable:
			text = "a" + strconv.Itoa(i+1) + " " + text
		case p.Name() != "":
			text = p.Name() + " " + text
		}
		params = append(params, text)
	}
	text := "(" + strings.Join(params, ", ") + ")"
	var results []string
	for r := range s.Results().Variables() {
		result := n.write(r.Type())
		if r.Name() != "" && !callable {
			result = r.Name() + " " + result
		}
		results = append(results, result)
	}
	switch {
	case len(results) == 0:
		return text
	case len(results) == 1 && !strings.Contains(results[0], " "):
		return text + " " + results[0]
	}
	return text + " (" + strings.Join(results, ", ") + ")"
}

// writeTypeParams writes the type parameters of a function.
func (n *names) writeTypeParams(list *types.TypeParamList) string {
	var params []string
	for p := range list.TypeParams() {
		params = append(params, p.Obj().Name()+" "+n.write(p.Constraint()))
	}
	return "[" + strings.Join(params, ", ") + "]"
}

func (n *names) writeStruct(t *types.Struct) string {
	var fields []string
	for i := range t.NumFields() {
		f := t.Field(i)
		if !f.Exported() && f.Pkg().Path() != "main" {
			panic(&unnameable{fmt.Sprintf("its type has the field %s, which belongs to package %s", f.Name(), f.Pkg().Path())})
		}
		text := n.write(f.Type())
		if !f.Embedded() {
			text = f.Name() + " " + text
		}
		if tag := t.Tag(i); tag != "" {
			text += " " + strconv.Quote(tag)
		}
		fields = append(fields, text)
	}
	return "struct{" + strings.Join(fields, "; ") + "}"
}

func (n *names) writeInterface(t *types.Interface) string {
	if t.IsImplicit() {
		return n.write(t.EmbeddedType(0))
	}
	var parts []string
	for m := range t.ExplicitMethods() {
		if !m.Exported() && m.Pkg().Path() != "main" {
			panic(&unnameable{fmt.Sprintf("its type has the method %s, which belongs to package %s", m.Name(), m.Pkg().Path())})
		}
		parts = append(parts, m.Name()+n.writeSignature(m.Signature(), false))
	}
	for e := range t.EmbeddedTypes() {
		parts = append(parts, n.write(e))
	}
	if len(parts) == 0 {
		return "any"
	}
	return "interface{" + strings.Join(parts, "; ") + "}"
}
