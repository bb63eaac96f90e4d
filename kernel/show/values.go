package show

import (
	"go/token"
	"go/types"
	"reflect"
	"strings"
)

// Values describes the values of a cell's last expression to a program that has nothing but the values. A value of an
// interface is shown as what it holds.
func Values(values ...any) (text string, bundle map[string]string) {
	if len(values) == 1 {
		return one(values[0])
	}
	var texts []string
	for _, x := range values {
		text, _ := one(x)
		texts = append(texts, text)
	}
	return strings.Join(texts, ", "), nil
}

func one(x any) (text string, bundle map[string]string) {
	if x == nil {
		return "<nil>", nil
	}
	v := Addressable(x)
	return Value(v, TypeOf(v.Type()))
}

// Addressable is a value that x is copied into, so that methods of its pointer can be called.
func Addressable(x any) reflect.Value {
	v := reflect.New(reflect.TypeOf(x)).Elem()
	v.Set(reflect.ValueOf(x))
	return v
}

// TypeOf describes a type to Text. Names, parts and fields are those of t; methods are not there, because nobody asks.
func TypeOf(t reflect.Type) types.Type {
	return typeMaker{named: map[reflect.Type]*types.Named{}, packages: map[string]*types.Package{}}.make(t)
}

type typeMaker struct {
	named    map[reflect.Type]*types.Named
	packages map[string]*types.Package
}

func (m typeMaker) make(t reflect.Type) types.Type {
	if t.Name() == "" || t.PkgPath() == "" {
		return m.underlying(t)
	}
	if n := m.named[t]; n != nil {
		return n
	}
	n := types.NewNamed(types.NewTypeName(token.NoPos, m.pkg(t), shortTypeName(t), nil), nil, nil)
	m.named[t] = n
	n.SetUnderlying(m.underlying(t).Underlying())
	return n
}

func (m typeMaker) pkg(t reflect.Type) *types.Package {
	path := t.PkgPath()
	p := m.packages[path]
	if p == nil {
		name, _, _ := strings.Cut(t.String(), ".")
		p = types.NewPackage(path, name)
		m.packages[path] = p
	}
	return p
}

// shortTypeName is a type's name, with type arguments as programs name them.
func shortTypeName(t reflect.Type) string {
	base, args, generic := strings.Cut(t.Name(), "[")
	if !generic {
		return base
	}
	var b strings.Builder
	b.WriteString(base + "[")
	word := 0 // where the argument's qualified name begins
	for i := range len(args) {
		switch c := args[i]; {
		case c == '/' || c == '.' && args[word:i] == "main":
			word = i + 1
		case strings.IndexByte("[],*(){} ;", c) >= 0:
			b.WriteString(args[word : i+1])
			word = i + 1
		}
	}
	b.WriteString(args[word:])
	return b.String()
}

var basic = map[reflect.Kind]types.BasicKind{
	reflect.Bool: types.Bool, reflect.String: types.String, reflect.Uintptr: types.Uintptr, reflect.UnsafePointer: types.UnsafePointer,
	reflect.Int: types.Int, reflect.Int8: types.Int8, reflect.Int16: types.Int16, reflect.Int32: types.Int32, reflect.Int64: types.Int64,
	reflect.Uint: types.Uint, reflect.Uint8: types.Uint8, reflect.Uint16: types.Uint16, reflect.Uint32: types.Uint32, reflect.Uint64: types.Uint64,
	reflect.Float32: types.Float32, reflect.Float64: types.Float64, reflect.Complex64: types.Complex64, reflect.Complex128: types.Complex128,
}

func (m typeMaker) underlying(t reflect.Type) types.Type {
	if kind, ok := basic[t.Kind()]; ok {
		return types.Typ[kind]
	}
	switch t.Kind() {
	case reflect.Pointer:
		return types.NewPointer(m.make(t.Elem()))
	case reflect.Slice:
		return types.NewSlice(m.make(t.Elem()))
	case reflect.Array:
		return types.NewArray(m.make(t.Elem()), int64(t.Len()))
	case reflect.Map:
		return types.NewMap(m.make(t.Key()), m.make(t.Elem()))
	case reflect.Chan:
		dir := map[reflect.ChanDir]types.ChanDir{reflect.BothDir: types.SendRecv, reflect.SendDir: types.SendOnly, reflect.RecvDir: types.RecvOnly}
		return types.NewChan(dir[t.ChanDir()], m.make(t.Elem()))
	case reflect.Func:
		return types.NewSignatureType(nil, nil, nil, m.tuple(t.NumIn(), t.In), m.tuple(t.NumOut(), t.Out), t.IsVariadic())
	case reflect.Struct:
		var fields []*types.Var
		for i := range t.NumField() {
			f := t.Field(i)
			fields = append(fields, types.NewField(token.NoPos, nil, f.Name, m.make(f.Type), f.Anonymous))
		}
		return types.NewStruct(fields, nil)
	}
	return types.NewInterfaceType(nil, nil)
}

func (m typeMaker) tuple(n int, at func(int) reflect.Type) *types.Tuple {
	var vars []*types.Var
	for i := range n {
		vars = append(vars, types.NewParam(token.NoPos, nil, "", m.make(at(i))))
	}
	return types.NewTuple(vars...)
}
