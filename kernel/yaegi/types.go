package yaegi

import (
	"fmt"
	"go/types"
	"strings"
)

// subst replaces type parameters in types. It is how one generic body becomes a body for the types of one use.
type subst map[*types.TypeParam]types.Type

// apply returns t with every type parameter replaced.
func (s subst) apply(ctx *types.Context, t types.Type) types.Type {
	if len(s) == 0 || t == nil {
		return t
	}
	switch t := t.(type) {
	case *types.TypeParam:
		if u, ok := s[t]; ok {
			return u
		}
		return t
	case *types.Alias:
		return s.apply(ctx, types.Unalias(t))
	case *types.Named:
		args := t.TypeArgs()
		if args.Len() == 0 {
			return t
		}
		list := make([]types.Type, args.Len())
		for i := range list {
			list[i] = s.apply(ctx, args.At(i))
		}
		inst, err := types.Instantiate(ctx, t.Origin(), list, false)
		if err != nil {
			return t
		}
		return inst
	case *types.Pointer:
		return types.NewPointer(s.apply(ctx, t.Elem()))
	case *types.Slice:
		return types.NewSlice(s.apply(ctx, t.Elem()))
	case *types.Array:
		return types.NewArray(s.apply(ctx, t.Elem()), t.Len())
	case *types.Map:
		return types.NewMap(s.apply(ctx, t.Key()), s.apply(ctx, t.Elem()))
	case *types.Chan:
		return types.NewChan(t.Dir(), s.apply(ctx, t.Elem()))
	case *types.Tuple:
		return s.tuple(ctx, t)
	case *types.Signature:
		return types.NewSignatureType(nil, nil, nil, s.tuple(ctx, t.Params()), s.tuple(ctx, t.Results()), t.Variadic())
	case *types.Struct:
		fields := make([]*types.Var, t.NumFields())
		tags := make([]string, t.NumFields())
		for i := range fields {
			f := t.Field(i)
			fields[i] = types.NewField(f.Pos(), f.Pkg(), f.Name(), s.apply(ctx, f.Type()), f.Embedded())
			tags[i] = t.Tag(i)
		}
		return types.NewStruct(fields, tags)
	case *types.Interface:
		if t.NumExplicitMethods() == 0 {
			return t
		}
		methods := make([]*types.Func, t.NumExplicitMethods())
		for i := range methods {
			m := t.ExplicitMethod(i)
			methods[i] = types.NewFunc(m.Pos(), m.Pkg(), m.Name(), s.apply(ctx, m.Type()).(*types.Signature))
		}
		var embedded []types.Type
		for i := range t.NumEmbeddeds() {
			embedded = append(embedded, s.apply(ctx, t.EmbeddedType(i)))
		}
		return types.NewInterfaceType(methods, embedded).Complete()
	}
	return t
}

func (s subst) tuple(ctx *types.Context, t *types.Tuple) *types.Tuple {
	if t == nil {
		return nil
	}
	vars := make([]*types.Var, t.Len())
	for i := range vars {
		v := t.At(i)
		vars[i] = types.NewParam(v.Pos(), v.Pkg(), v.Name(), s.apply(ctx, v.Type()))
	}
	return types.NewTuple(vars...)
}

// generic says whether a type mentions a type parameter or an instance of a source package's generic type: what the
// engine makes itself, and compiled code therefore cannot take or give.
func (l *lowerer) generic(t types.Type) bool { return l.mentions(t, map[types.Type]bool{}) }

func (l *lowerer) mentions(t types.Type, seen map[types.Type]bool) bool {
	if t == nil || seen[t] {
		return false
	}
	seen[t] = true
	switch t := types.Unalias(t).(type) {
	case *types.TypeParam:
		return true
	case *types.Named:
		if t.TypeArgs().Len() > 0 && t.Obj().Pkg() != nil && l.u.IsSource(t.Obj().Pkg().Path()) {
			return true
		}
		for i := range t.TypeArgs().Len() {
			if l.mentions(t.TypeArgs().At(i), seen) {
				return true
			}
		}
		return t.TypeParams().Len() > 0 && t.TypeArgs().Len() == 0
	case *types.Pointer:
		return l.mentions(t.Elem(), seen)
	case *types.Slice:
		return l.mentions(t.Elem(), seen)
	case *types.Array:
		return l.mentions(t.Elem(), seen)
	case *types.Map:
		return l.mentions(t.Key(), seen) || l.mentions(t.Elem(), seen)
	case *types.Chan:
		return l.mentions(t.Elem(), seen)
	case *types.Signature:
		return t.TypeParams().Len() > 0 || l.mentions(t.Params(), seen) || l.mentions(t.Results(), seen)
	case *types.Tuple:
		for i := range t.Len() {
			if l.mentions(t.At(i).Type(), seen) {
				return true
			}
		}
	}
	return false
}

// typeName returns the text that names a type in lowered code, declaring what has to be declared for it.
func (l *lowerer) typeName(t types.Type) string {
	switch t := t.(type) {
	case *types.Alias:
		return l.typeName(types.Unalias(t))
	case *types.Basic:
		switch t.Kind() {
		case types.UnsafePointer:
			l.refuse("unsafe.Pointer")
		case types.UntypedNil:
			return "interface{}"
		}
		return types.Default(t).(*types.Basic).Name()
	case *types.Named:
		return l.namedType(t)
	case *types.Pointer:
		return "*" + l.typeName(t.Elem())
	case *types.Slice:
		return "[]" + l.typeName(t.Elem())
	case *types.Array:
		return fmt.Sprintf("[%d]%s", t.Len(), l.typeName(t.Elem()))
	case *types.Map:
		return "map[" + l.typeName(t.Key()) + "]" + l.typeName(t.Elem())
	case *types.Chan:
		elem := l.typeName(t.Elem())
		switch t.Dir() {
		case types.SendOnly:
			return "chan<- " + elem
		case types.RecvOnly:
			return "<-chan " + elem
		}
		return "chan (" + elem + ")"
	case *types.Signature:
		return "func" + l.signature(t)
	case *types.Struct:
		return l.structType(t, "")
	case *types.Interface:
		return l.interfaceType(t)
	case *types.TypeParam:
		l.refuse("a type parameter that is not bound here (" + t.String() + ")")
		return "interface{}"
	case *types.Tuple:
		parts := make([]string, t.Len())
		for i := range parts {
			parts[i] = l.typeName(t.At(i).Type())
		}
		return "(" + strings.Join(parts, ", ") + ")"
	}
	l.refuse(fmt.Sprintf("the type %s", t))
	return "interface{}"
}

// sharedType is typeName for a parameter. yaegi works out the reflect type of a parameter when compiled code calls a
// function for the first time, and each place where a type is written has one of its own: functions that several tasks
// call at once would write it at once. An alias is one place for all. What is worked out for a function's type when the
// function is handed over is worked out for the parameters of the literal, too.
func (l *lowerer) sharedType(t types.Type) string {
	switch types.Unalias(t).(type) {
	case *types.Slice, *types.Array, *types.Map, *types.Pointer, *types.Chan, *types.Signature, *types.Struct:
	default:
		return l.typeName(t)
	}
	if name, ok := l.types.At(t).(string); ok {
		return name
	}
	text := l.typeName(t)
	l.serial++
	name := fmt.Sprintf("a%d", l.serial)
	l.setType(t, name)
	l.decl("type %s = %s", name, text)
	return name
}

// signature returns "(params) results" without names.
func (l *lowerer) signature(t *types.Signature) string {
	var params []string
	for i := range t.Params().Len() {
		p := t.Params().At(i).Type()
		if t.Variadic() && i == t.Params().Len()-1 {
			params = append(params, "..."+l.typeName(p.(*types.Slice).Elem()))
		} else {
			params = append(params, l.sharedType(p))
		}
	}
	text := "(" + strings.Join(params, ", ") + ")"
	switch t.Results().Len() {
	case 0:
		return text
	case 1:
		return text + " " + l.typeName(t.Results().At(0).Type())
	}
	return text + " " + l.typeName(t.Results())
}

// structType writes a struct type. Embedded fields become ordinary ones: yaegi does not show promoted methods to
// compiled code, so promotion is made explicit everywhere. The mark makes the reflect type of one named struct type
// differ from that of another with the same fields.
func (l *lowerer) structType(t *types.Struct, mark string) string {
	var b strings.Builder
	b.WriteString("struct { ")
	for i := range t.NumFields() {
		f := t.Field(i)
		tag := t.Tag(i)
		if !f.Exported() && !f.Embedded() {
			tag = `json:"-" xml:"-"` // yaegi's fields are all exported
		}
		if i == 0 && mark != "" {
			tag = strings.TrimSpace(tag + ` lab:"` + mark + `"`)
		}
		fmt.Fprintf(&b, "%s %s", f.Name(), l.typeName(f.Type()))
		if tag != "" {
			fmt.Fprintf(&b, " %q", tag)
		}
		b.WriteString("; ")
	}
	b.WriteString("}")
	return b.String()
}

func (l *lowerer) interfaceType(t *types.Interface) string {
	if t.NumMethods() == 0 {
		return "interface{}"
	}
	if t.IsComparable() && t.NumMethods() == 0 {
		return "interface{}"
	}
	var b strings.Builder
	b.WriteString("interface { ")
	for i := range t.NumMethods() {
		m := t.Method(i)
		b.WriteString(m.Name() + l.signature(m.Type().(*types.Signature)) + "; ")
	}
	b.WriteString("}")
	return b.String()
}

// own says whether a named type is made by the engine: the user's, an instance of a source package's generic one, or
// one that such a package keeps to itself.
func (l *lowerer) own(t *types.Named) bool {
	pkg := t.Obj().Pkg()
	if pkg == nil {
		return false
	}
	if pkg.Path() == "main" {
		return true
	}
	return l.u.IsSource(pkg.Path()) && (t.TypeArgs().Len() > 0 || !t.Obj().Exported())
}

func (l *lowerer) namedType(t *types.Named) string {
	obj := t.Obj()
	if obj.Pkg() == nil { // error, comparable
		if obj.Name() == "error" {
			return "error"
		}
		return "interface{}"
	}
	if !l.own(t) {
		if t.TypeArgs().Len() == 0 {
			return l.pkg(obj.Pkg()) + "." + obj.Name()
		}
		if sig, ok := t.Underlying().(*types.Signature); ok && t.NumMethods() == 0 {
			return l.typeName(sig) // iter.Seq and its like are nothing but functions
		}
		l.refuse("the compiled generic type " + t.String())
		return "interface{}"
	}
	if name, ok := l.types.At(t).(string); ok {
		return name
	}
	l.serial++
	name := fmt.Sprintf("t%d_%s", l.serial, obj.Name())
	l.setType(t, name)
	l.declareType(name, t)
	return name
}

// declareType writes the declaration of a named type and the methods that compiled code and interfaces look for.
func (l *lowerer) declareType(name string, t *types.Named) {
	under := t.Underlying()
	var text string
	if st, ok := under.(*types.Struct); ok {
		text = l.structType(st, name)
	} else {
		text = l.typeName(under)
	}
	l.decl("type %s %s", name, text)
	if types.IsInterface(under) {
		return
	}
	if st, ok := under.(*types.Struct); ok && st.NumFields() > 0 {
		id := l.serial
		l.late = append(l.late, func() { l.known.addStruct(l, id, name, t) })
	} else if t.TypeArgs().Len() > 0 {
		l.blur(t)
	}
	for _, ptr := range []bool{false, true} {
		recv := types.Type(t)
		if ptr {
			recv = types.NewPointer(t)
		}
		set := types.NewMethodSet(recv)
		for i := range set.Len() {
			l.declareMethod(name, t, set.At(i), ptr)
		}
	}
}

// visibleMethods are the methods that instances of source packages' types get as real methods: those that values
// are shown by. All others are called statically.
var visibleMethods = map[string]bool{"String": true, "Error": true, "MIMEBundle": true, "DebugString": true}

// declareMethod writes one real method, forwarding to the function that holds the method's body.
func (l *lowerer) declareMethod(name string, t *types.Named, sel *types.Selection, ptr bool) {
	fn := sel.Obj().(*types.Func)
	sig := fn.Type().(*types.Signature)
	if fn.Origin().Type().(*types.Signature).Recv() == nil {
		return
	}
	direct := len(sel.Index()) == 1
	_, ptrRecv := sig.Recv().Type().(*types.Pointer)
	if !ptr && direct && ptrRecv {
		return
	}
	if ptr {
		// The pointer's method set repeats the value's; only what is new is declared on the pointer.
		if obj, _, _ := types.LookupFieldOrMethod(t, false, fn.Pkg(), fn.Name()); obj != nil {
			if s := types.NewMethodSet(t).Lookup(fn.Pkg(), fn.Name()); s != nil {
				return
			}
		}
	}
	if t.Obj().Pkg().Path() != "main" && !visibleMethods[fn.Name()] {
		return
	}
	recv := name
	if ptr {
		recv = "*" + name
	}
	l.late = append(l.late, func() {
		var params, args []string
		for i := range sig.Params().Len() {
			typ := sig.Params().At(i).Type()
			text := l.typeName(typ)
			arg := fmt.Sprintf("a%d", i)
			if sig.Variadic() && i == sig.Params().Len()-1 {
				text = "..." + l.typeName(typ.(*types.Slice).Elem())
				args = append(args, arg+"...")
			} else {
				args = append(args, arg)
			}
			params = append(params, arg+" "+text)
		}
		results := ""
		ret := ""
		if sig.Results().Len() > 0 {
			results = strings.TrimPrefix(l.signature(types.NewSignatureType(nil, nil, nil, nil, sig.Results(), false)), "()")
			ret = "return "
		}
		call := l.promotedCall("r", recvType(t, ptr), sel, args)
		l.decl("func (r %s) %s(%s)%s { %s%s }", recv, fn.Name(), strings.Join(params, ", "), results, ret, call)
	})
}

func recvType(t *types.Named, ptr bool) types.Type {
	if ptr {
		return types.NewPointer(t)
	}
	return t
}
