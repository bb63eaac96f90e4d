package typed

import (
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"strconv"
	"sync"

	"github.com/goplus/reflectx" // makes named types with methods at run time, which reflect cannot; v1.7.8 exactly
	"golang.org/x/tools/go/types/typeutil"
)

// typeTable turns go/types' types into real ones. A type of a compiled package is that package's own; a type of a
// cell, or an instance of a generic type, is made here, once, under its own name and with its methods, so that
// compiled code (fmt, encoding/json, sort, ...) sees what it would see in a compiled program.
//
// Types may be recursive, so a named type is made in two steps: first with the right memory layout (size, pointers,
// equality), then with its fields. The layout never looks behind pointers, so it always ends.
type typeTable struct {
	mu         sync.Mutex // held through typeOf; guards all below
	real       typeutil.Map
	layouts    typeutil.Map
	made       []func() // what is left to do for named types under construction
	depth      int
	unfinished []types.Type      // kept since the table was last in order
	local      map[token.Pos]int // numbers of the types that functions declare
	within     []string          // type arguments of the function being compiled, as typeName writes them
	// own maps the runtime representation of types made here to what they are; also pointers to them.
	own    sync.Map // P → types.Type
	former formerTypes
	hidden sync.Map // path of a compiled package → map[string]reflect.Type: its types that are not exported
	// methods makes a function of a method for compiled code to call.
	methods func(recv types.Type, fn *types.Func, kind receiverKind, ft reflect.Type) P
}

// unsupported is what a compilation panics with where the program needs something that this engine does not have.
type unsupported struct{ what string }

func (u unsupported) Error() string { return u.what }

func notSupported(format string, args ...any) {
	panic(unsupported{fmt.Sprintf(format, args...)})
}

var basics = map[types.BasicKind]reflect.Type{
	types.Bool: reflect.TypeFor[bool](), types.Int: reflect.TypeFor[int](), types.Int8: reflect.TypeFor[int8](),
	types.Int16: reflect.TypeFor[int16](), types.Int32: reflect.TypeFor[int32](), types.Int64: reflect.TypeFor[int64](),
	types.Uint: reflect.TypeFor[uint](), types.Uint8: reflect.TypeFor[uint8](), types.Uint16: reflect.TypeFor[uint16](),
	types.Uint32: reflect.TypeFor[uint32](), types.Uint64: reflect.TypeFor[uint64](), types.Uintptr: reflect.TypeFor[uintptr](),
	types.Float32: reflect.TypeFor[float32](), types.Float64: reflect.TypeFor[float64](),
	types.Complex64: reflect.TypeFor[complex64](), types.Complex128: reflect.TypeFor[complex128](),
	types.String: reflect.TypeFor[string](), types.UnsafePointer: reflect.TypeFor[P](),
	types.UntypedBool: reflect.TypeFor[bool](), types.UntypedInt: reflect.TypeFor[int](), types.UntypedRune: reflect.TypeFor[rune](),
	types.UntypedFloat: reflect.TypeFor[float64](), types.UntypedComplex: reflect.TypeFor[complex128](),
	types.UntypedString: reflect.TypeFor[string](), types.UntypedNil: reflect.TypeFor[P](),
}

var (
	anyType   = reflect.TypeFor[any]()
	errorType = reflect.TypeFor[error]()
)

// typeOf is the real type of t.
func (tt *typeTable) typeOf(t types.Type) reflect.Type {
	tt.mu.Lock()
	defer tt.mu.Unlock()
	done := false
	defer func() {
		if !done { // what was being made is not usable, and nobody may find it
			for _, t := range tt.unfinished {
				tt.real.Delete(t)
			}
			tt.made, tt.depth = nil, 0
		}
		tt.unfinished = nil
	}()
	r := tt.get(t)
	done = true
	return r
}

// keep notes the real type of t.
func (tt *typeTable) keep(t types.Type, r reflect.Type) {
	tt.real.Set(t, r)
	tt.unfinished = append(tt.unfinished, t)
}

func (tt *typeTable) get(t types.Type) reflect.Type {
	t = types.Unalias(t)
	if b, ok := t.(*types.Basic); ok {
		if r := basics[b.Kind()]; r != nil {
			return r
		}
	}
	if r, ok := tt.real.At(t).(reflect.Type); ok {
		return r
	}
	tt.depth++
	r := tt.make(t)
	tt.depth--
	// Fields of named types come last, when no unfinished type is needed any more.
	for tt.depth == 0 && len(tt.made) > 0 {
		next := tt.made[len(tt.made)-1]
		tt.made = tt.made[:len(tt.made)-1]
		tt.depth++
		next()
		tt.depth--
	}
	return r
}

func (tt *typeTable) make(t types.Type) reflect.Type {
	if n, ok := t.(*types.Named); ok {
		r := tt.compiledType(n)
		if r == nil {
			return tt.named(n)
		}
		tt.keep(t, r)
		return r
	}
	r := tt.composite(t)
	if st, ok := t.(*types.Struct); ok {
		r = tt.promoting(st, r)
	}
	// A recursive type may have been completed on the way.
	if old, ok := tt.real.At(t).(reflect.Type); ok {
		return old
	}
	tt.keep(t, r)
	return r
}

var chanDirs = map[types.ChanDir]reflect.ChanDir{
	types.SendRecv: reflect.BothDir, types.SendOnly: reflect.SendDir, types.RecvOnly: reflect.RecvDir,
}

func (tt *typeTable) composite(t types.Type) reflect.Type {
	switch t := t.(type) {
	case *types.Pointer:
		return reflect.PointerTo(tt.get(t.Elem()))
	case *types.Slice:
		return reflect.SliceOf(tt.get(t.Elem()))
	case *types.Array:
		return reflect.ArrayOf(int(t.Len()), tt.get(t.Elem()))
	case *types.Map:
		return reflect.MapOf(tt.get(t.Key()), tt.get(t.Elem()))
	case *types.Chan:
		return reflect.ChanOf(chanDirs[t.Dir()], tt.get(t.Elem()))
	case *types.Signature:
		return tt.function(t)
	case *types.Interface:
		if t.NumMethods() == 0 {
			return anyType
		}
		// A context of its own: reflectx finds earlier interfaces by their text, and two types of a cell may have one name.
		r := reflectx.NewContext().InterfaceOf(nil, tt.interfaceMethods(t))
		nameOfInterface(r)
		return r
	case *types.Struct:
		return tt.structure(t)
	}
	notSupported("values of the type %s", t)
	return nil
}

func (tt *typeTable) function(sig *types.Signature, recv ...reflect.Type) reflect.Type {
	in := recv
	for i := range sig.Params().Len() {
		in = append(in, tt.get(sig.Params().At(i).Type()))
	}
	var out []reflect.Type
	for i := range sig.Results().Len() {
		out = append(out, tt.get(sig.Results().At(i).Type()))
	}
	return reflect.FuncOf(in, out, sig.Variadic())
}

func (tt *typeTable) structure(t *types.Struct) reflect.Type {
	if t.NumFields() == 0 {
		return reflect.TypeFor[struct{}]()
	}
	fields := make([]reflect.StructField, t.NumFields())
	exported := true
	for i := range fields {
		v := t.Field(i)
		fields[i] = reflect.StructField{Name: v.Name(), Type: tt.get(v.Type()), Tag: reflect.StructTag(t.Tag(i)), Anonymous: v.Embedded()}
		if !v.Exported() {
			fields[i].PkgPath = v.Pkg().Path()
			exported = false
		}
		exported = exported && !v.Embedded()
	}
	if exported {
		return reflect.StructOf(fields) // the very type that compiled code has
	}
	r := reflectx.StructOf(fields)
	nameOfStruct(r)
	return r
}

func (tt *typeTable) interfaceMethods(t *types.Interface) []reflect.Method {
	var methods []reflect.Method
	for i := range t.NumMethods() {
		m := t.Method(i)
		rm := reflect.Method{Name: m.Name(), Type: tt.function(m.Signature())}
		if !m.Exported() {
			rm.PkgPath = m.Pkg().Path()
		}
		methods = append(methods, rm)
	}
	return methods
}

// layout is some type with the memory layout of t.
func (tt *typeTable) layout(t types.Type) reflect.Type {
	t = types.Unalias(t)
	if r, ok := tt.layouts.At(t).(reflect.Type); ok {
		return r
	}
	r := tt.makeLayout(t)
	tt.layouts.Set(t, r)
	return r
}

func (tt *typeTable) makeLayout(t types.Type) reflect.Type {
	if n, ok := t.(*types.Named); ok {
		if r := tt.compiledType(n); r != nil {
			return r
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return basics[u.Kind()]
	case *types.Pointer:
		return reflect.TypeFor[*byte]()
	case *types.Map:
		return reflect.TypeFor[map[int]int]()
	case *types.Chan:
		return reflect.TypeFor[chan int]()
	case *types.Signature:
		return reflect.TypeFor[func()]()
	case *types.Slice:
		return reflect.TypeFor[[]byte]()
	case *types.Interface:
		if u.NumMethods() == 0 {
			return anyType
		}
		return errorType
	case *types.Array:
		return reflect.ArrayOf(int(u.Len()), tt.layout(u.Elem()))
	case *types.Struct:
		fields := make([]reflect.StructField, u.NumFields())
		for i := range fields {
			fields[i] = reflect.StructField{Name: "F" + strconv.Itoa(i), Type: tt.layout(u.Field(i).Type())}
			if u.Field(i).Name() == "_" { // does not count in ==
				fields[i].Name, fields[i].PkgPath = "_", "main"
			}
		}
		return reflectx.StructOf(fields)
	}
	notSupported("values of the type %s", t)
	return nil
}
