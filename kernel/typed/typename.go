package typed

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"reflect"
	"sort"
	"strconv"
	"strings"

	"github.com/goplus/reflectx"
	"golang.org/x/tools/go/ssa"
)

// Types are named as the compiler names them, because programs print these names: type arguments with whole package
// paths, types that functions declare with the type arguments of the function, and as type arguments themselves with a number
// behind a dot, by which the compiler tells types of one name apart.

// typeName is a named type's name as reflect writes it, without the package of the type itself.
func (tt *typeTable) typeName(n *types.Named) string {
	var args []string
	for t := range n.TypeArgs().Types() {
		args = append(args, tt.argument(t))
	}
	explicit, outer := strings.Join(args, ","), ""
	if n.Origin().Obj().Parent() == nil { // a copy that ssa has made for an instance of the function around it
		outer = strings.Join(tt.within, ",")
	}
	switch {
	case outer != "" && explicit != "":
		return n.Obj().Name() + "[" + outer + ";" + explicit + "]"
	case outer != "" || explicit != "":
		return n.Obj().Name() + "[" + outer + explicit + "]"
	}
	return n.Obj().Name()
}

// argument is a type's name in the brackets of another's.
func (tt *typeTable) argument(t types.Type) string {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return basics[t.Kind()].String()
	case *types.Named:
		name := tt.typeName(t)
		if t.Obj().Pkg() != nil {
			name = t.Obj().Pkg().Path() + "." + name
		}
		if number := tt.local[t.Obj().Pos()]; number > 0 {
			name += "·" + strconv.Itoa(number)
		}
		return name
	case *types.Pointer:
		return "*" + tt.argument(t.Elem())
	case *types.Slice:
		return "[]" + tt.argument(t.Elem())
	case *types.Array:
		return "[" + strconv.FormatInt(t.Len(), 10) + "]" + tt.argument(t.Elem())
	case *types.Map:
		return "map[" + tt.argument(t.Key()) + "]" + tt.argument(t.Elem())
	case *types.Chan:
		elem := tt.argument(t.Elem())
		if c, ok := types.Unalias(t.Elem()).(*types.Chan); ok && t.Dir() == types.SendRecv && c.Dir() == types.RecvOnly {
			elem = "(" + elem + ")"
		}
		return [...]string{types.SendRecv: "chan ", types.SendOnly: "chan<- ", types.RecvOnly: "<-chan "}[t.Dir()] + elem
	case *types.Signature:
		return "func" + tt.signature(t)
	case *types.Interface:
		return tt.methodList(t)
	case *types.Struct:
		return tt.fieldList(t)
	}
	return t.String()
}

func (tt *typeTable) signature(sig *types.Signature) string {
	list := func(tuple *types.Tuple, variadic bool) string {
		var names []string
		for v := range tuple.Variables() {
			names = append(names, tt.argument(v.Type()))
		}
		if variadic {
			names[len(names)-1] = "..." + strings.TrimPrefix(names[len(names)-1], "[]")
		}
		return strings.Join(names, ", ")
	}
	s := "(" + list(sig.Params(), sig.Variadic()) + ")"
	switch results := list(sig.Results(), false); sig.Results().Len() {
	case 0:
		return s
	case 1:
		return s + " " + results
	default:
		return s + " (" + results + ")"
	}
}

func (tt *typeTable) methodList(t *types.Interface) string {
	if t.NumMethods() == 0 {
		return "interface {}"
	}
	var methods []string
	for m := range t.Methods() {
		name := m.Name()
		if !m.Exported() && m.Pkg() != nil {
			name = m.Pkg().Path() + "." + name
		}
		methods = append(methods, name+tt.signature(m.Signature()))
	}
	sort.Strings(methods)
	return "interface { " + strings.Join(methods, "; ") + " }"
}

func (tt *typeTable) fieldList(t *types.Struct) string {
	if t.NumFields() == 0 {
		return "struct {}"
	}
	var fields []string
	for i := range t.NumFields() {
		f := tt.argument(t.Field(i).Type())
		if !t.Field(i).Embedded() {
			f = t.Field(i).Name() + " " + f
		}
		if t.Tag(i) != "" {
			f += " " + strconv.Quote(t.Tag(i))
		}
		fields = append(fields, f)
	}
	return "struct { " + strings.Join(fields, "; ") + " }"
}

// number numbers the types that the functions of a cell declare, in their order.
func (tt *typeTable) number(info *types.Info, decls []ast.Decl, stmts []ast.Stmt) {
	var declared []token.Pos
	look := func(n ast.Node) bool {
		if spec, ok := n.(*ast.TypeSpec); ok && !spec.Assign.IsValid() {
			if obj := info.Defs[spec.Name]; obj != nil && obj.Parent() != obj.Pkg().Scope() {
				declared = append(declared, obj.Pos())
			}
		}
		return true
	}
	for _, d := range decls {
		ast.Inspect(d, look)
	}
	for _, s := range stmts {
		ast.Inspect(s, look)
	}
	sort.Slice(declared, func(i, j int) bool { return declared[i] < declared[j] })
	tt.mu.Lock()
	defer tt.mu.Unlock()
	for i, pos := range declared {
		tt.local[pos] = i + 1
	}
}

// enter notes which function the types that are asked for from now on belong to.
func (tt *typeTable) enter(f *ssa.Function) {
	tt.mu.Lock()
	defer tt.mu.Unlock()
	tt.within = nil
	for _, t := range f.TypeArgs() {
		tt.within = append(tt.within, tt.argument(t))
	}
}

// nameOfStruct corrects the text of an unnamed struct type that package reflect has not been told all of: embedded fields and
// blank ones.
func nameOfStruct(r reflect.Type) {
	var fields []string
	for i := range r.NumField() {
		f := r.Field(i)
		text := f.Type.String()
		if !f.Anonymous {
			text = f.Name + " " + text
		}
		if f.Tag != "" {
			text += " " + strconv.Quote(string(f.Tag))
		}
		fields = append(fields, text)
	}
	setText(r, "struct { "+strings.Join(fields, "; ")+" }")
}

// nameOfInterface corrects the text of an unnamed interface type: methods that are not exported have their package's name.
func nameOfInterface(r reflect.Type) {
	var methods []string
	for i := range r.NumMethod() {
		m := r.Method(i)
		if m.PkgPath != "" {
			m.Name = path.Base(m.PkgPath) + "." + m.Name
		}
		methods = append(methods, m.Name+strings.TrimPrefix(m.Type.String(), "func"))
	}
	setText(r, "interface { "+strings.Join(methods, "; ")+" }")
}

func setText(r reflect.Type, text string) {
	named := rtypeOf(reflectx.NamedTypeOf("", text, reflect.TypeFor[int]()))
	*at[int32](rtypeOf(r), textOffset) = *at[int32](named, textOffset)
	*at[uint8](rtypeOf(r), flagsOffset) |= starFlag
}
