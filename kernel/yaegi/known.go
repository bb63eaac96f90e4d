package yaegi

import (
	"fmt"
	"go/types"
	"lab/kernel/front"
	"strings"

	"golang.org/x/tools/go/types/typeutil"
)

// knownTypes are the cells' types and the interfaces that code asserts at run time. yaegi does not know which types
// have which methods, so for every pair of a struct type and an interface that it implements there is a function that
// makes the interface value, in a table of the interface that assertions look into.
type knownTypes struct {
	structs    []knownStruct
	interfaces []knownInterface
	blurred    []*types.Named
	// lost are the underlying types of blurred types whose values became interface values, asserted the types that
	// were looked for in interface values.
	lost, asserted typeutil.Map
}

type knownStruct struct {
	id   int
	name string // in lowered code
	typ  *types.Named
}

type knownInterface struct {
	table string // variable: map[int]func(interface{}) I
	name  string // the interface in lowered code
	typ   types.Type
}

// addStruct registers a struct type that was just declared.
func (k *knownTypes) addStruct(l *lowerer, id int, name string, t *types.Named) {
	s := knownStruct{id: id, name: name, typ: t}
	k.structs = append(k.structs, s)
	k.register(l, s)
}

// extend registers a struct type again that has new methods.
func (k *knownTypes) extend(l *lowerer, t *types.Named) {
	for _, s := range k.structs {
		if s.typ == t {
			l.late = append(l.late, func() { k.register(l, s) })
		}
	}
	for _, b := range k.blurred {
		if b == t {
			for _, i := range k.interfaces {
				k.check(l, t, i.typ)
			}
		}
	}
}

func (k *knownTypes) register(l *lowerer, s knownStruct) {
	t, name := s.typ, s.name
	fields := make([]string, t.Underlying().(*types.Struct).NumFields())
	for i := range fields {
		fields[i] = t.Underlying().(*types.Struct).Field(i).Name()
	}
	fmt.Fprintf(&l.prologue, "%s(%d, %q, %q, (*%s)(nil))\n", l.rt("Register"), s.id, types.TypeString(t, printedNames), strings.Join(fields, ","), name)
	for which, recv := range []types.Type{t, types.NewPointer(t)} {
		for _, method := range []string{"Error", "String"} {
			if sel := textMethod(recv, method); sel != nil {
				conv := l.converter(s, which, "string", func(v string) string { return l.promotedCall(v, recv, sel, nil) })
				fmt.Fprintf(&l.prologue, "%s(%d, (*%s)(nil), %t, %s)\n", l.rt("RegisterText"), which, name, method == "Error", conv)
				break
			}
		}
	}
	for _, i := range k.interfaces {
		k.pair(l, s, i)
	}
}

// printedNames qualifies types as fmt prints them.
func printedNames(p *types.Package) string {
	if p.Path() == "main" {
		return "main"
	}
	return p.Name()
}

// textMethod finds a method that fmt prints a value by.
func textMethod(t types.Type, name string) *types.Selection {
	sel := types.NewMethodSet(t).Lookup(nil, name)
	if sel == nil {
		return nil
	}
	sig := sel.Obj().Type().(*types.Signature)
	if sig.Params().Len() != 0 || sig.Results().Len() != 1 || !types.Identical(sig.Results().At(0).Type(), types.Typ[types.String]) {
		return nil
	}
	return sel
}

// converter declares a function from any to something made of a value of a struct type, or of a pointer to it.
func (l *lowerer) converter(s knownStruct, which int, result string, make func(v string) string) string {
	l.serial++
	name := fmt.Sprintf("c%d", l.serial)
	typ := s.name
	if which == 1 {
		typ = "*" + typ
	}
	l.late = append(l.late, func() {
		l.decl("func %s(x interface{}) %s { var v %s; %s(&v, x, %q); return %s }", name, result, typ, l.rt("As"), s.name, make("v"))
	})
	return name
}

// pair makes the functions for a struct type and an interface.
func (k *knownTypes) pair(l *lowerer, s knownStruct, i knownInterface) {
	iface := i.typ.Underlying().(*types.Interface)
	for which, recv := range []types.Type{s.typ, types.NewPointer(s.typ)} {
		if types.Implements(recv, iface) {
			conv := l.converter(s, which, i.name, func(v string) string { return v })
			fmt.Fprintf(&l.prologue, "%s[%d] = %s\n", i.table, 2*s.id+which, conv)
		}
	}
}

// table returns the table of an interface, making it on first use.
func (k *knownTypes) table(l *lowerer, t types.Type, name string) string {
	for _, i := range k.interfaces {
		if types.Identical(i.typ, t) {
			return i.table
		}
	}
	l.serial++
	i := knownInterface{table: fmt.Sprintf("i%d", l.serial), name: name, typ: t}
	l.decl("var %s = map[int]func(interface{}) %s{}", i.table, name)
	k.interfaces = append(k.interfaces, i)
	for _, s := range k.structs {
		k.pair(l, s, i)
	}
	for _, b := range k.blurred {
		k.check(l, b, t)
	}
	return i.table
}

// addBlurred takes note of a type that is lost in an any. An interface that it implements cannot be asserted.
func (k *knownTypes) addBlurred(l *lowerer, t *types.Named) {
	k.blurred = append(k.blurred, t)
	for _, i := range k.interfaces {
		k.check(l, t, i.typ)
	}
}

func (k *knownTypes) check(l *lowerer, t *types.Named, iface types.Type) {
	under := iface.Underlying().(*types.Interface)
	if t.TypeParams().Len() == 0 && (types.Implements(t, under) || types.Implements(types.NewPointer(t), under)) {
		l.refuse(fmt.Sprintf("an assertion to %s beside the type %s, which has its methods but is no struct", types.TypeString(iface, front.ShortNames), types.TypeString(t, front.ShortNames)))
	}
}
