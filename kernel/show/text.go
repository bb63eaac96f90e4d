// Package show writes values as a notebook shows them. All engines use it: yaegi's, which knows a user type only by
// go/types and gives values of unnamed reflect types, and the others, whose values have their real types. So do programs that
// were made of notebooks, which know nothing but their values (Values).
package show

import (
	"cmp"
	"fmt"
	"go/types"
	"reflect"
	"slices"
	"strings"
)

// Limits of the text of one value.
const (
	maxText     = 16 << 10
	maxElements = 200
)

// ShortNames qualifies types as programs name them: a cell's own by their bare name.
func ShortNames(p *types.Package) string {
	if p.Path() == "main" {
		return ""
	}
	return p.Name()
}

// Text writes a value as a notebook shows it. The static type tells what reflect does not know under yaegi: the
// names of user types, and which fields they have.
func Text(v reflect.Value, t types.Type) string {
	var b strings.Builder
	f := formatter{out: &b}
	f.value(v, t, 0)
	text := b.String()
	if len(text) > maxText {
		text = text[:maxText] + " … (cut)"
	}
	return text
}

type formatter struct{ out *strings.Builder }

func (f formatter) value(v reflect.Value, t types.Type, depth int) {
	if !v.IsValid() {
		f.out.WriteString("<nil>")
		return
	}
	if f.out.Len() > maxText || depth > 20 {
		f.out.WriteString("…")
		return
	}
	switch v.Kind() {
	case reflect.Interface:
		f.value(v.Elem(), nil, depth)
	case reflect.String:
		if depth == 0 || t != nil {
			fmt.Fprintf(f.out, "%q", v.String())
		} else {
			f.out.WriteString(v.String())
		}
	case reflect.Struct:
		f.structure(v, t, depth)
	case reflect.Pointer:
		if v.IsNil() {
			f.out.WriteString("<nil>")
			return
		}
		if elem := v.Elem(); depth == 0 && elem.Kind() == reflect.Struct {
			f.out.WriteString("&")
			f.value(elem, elemType(t), depth+1)
			return
		}
		fmt.Fprintf(f.out, "0x%x", v.Pointer())
	case reflect.Slice, reflect.Array:
		f.sequence(v, t, depth)
	case reflect.Map:
		f.mapping(v, t, depth)
	case reflect.Func:
		f.out.WriteString("func")
		if t != nil {
			f.out.Reset()
			f.out.WriteString(types.TypeString(t, ShortNames))
		}
	default:
		if text, ok := method(v); ok {
			f.out.WriteString(text)
			return
		}
		fmt.Fprintf(f.out, "%v", reflectValue(v))
	}
}

// method returns what a compiled type's own String or Error method says.
func method(v reflect.Value) (string, bool) {
	if !v.CanInterface() {
		return "", false
	}
	switch x := v.Interface().(type) {
	case error:
		return x.Error(), true
	case fmt.Stringer:
		return x.String(), true
	}
	return "", false
}

func reflectValue(v reflect.Value) any {
	if v.CanInterface() {
		return v.Interface()
	}
	return v
}

func elemType(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		return u.Elem()
	case *types.Slice:
		return u.Elem()
	case *types.Array:
		return u.Elem()
	case *types.Map:
		return u.Elem()
	}
	return nil
}

func (f formatter) structure(v reflect.Value, t types.Type, depth int) {
	if text, ok := method(v); ok {
		f.out.WriteString(text)
		return
	}
	name := ""
	var st *types.Struct
	if t != nil {
		if named, ok := types.Unalias(t).(*types.Named); ok {
			name = types.TypeString(named, ShortNames)
		}
		st, _ = t.Underlying().(*types.Struct)
	} else if v.Type().Name() != "" {
		name = strings.TrimPrefix(v.Type().String(), "main.")
	}
	if depth <= 1 {
		f.out.WriteString(name)
	}
	f.out.WriteString("{")
	for i := range v.NumField() {
		if i > 0 {
			f.out.WriteString(" ")
		}
		var ft types.Type
		label := v.Type().Field(i).Name
		if st != nil && i < st.NumFields() {
			label, ft = st.Field(i).Name(), st.Field(i).Type()
		}
		f.out.WriteString(label + ":")
		f.value(v.Field(i), ft, depth+1)
	}
	f.out.WriteString("}")
}

func (f formatter) sequence(v reflect.Value, t types.Type, depth int) {
	if v.Kind() == reflect.Slice && v.IsNil() {
		f.out.WriteString("[]")
		return
	}
	n := v.Len()
	et := elemType(t)
	f.out.WriteString("[")
	for i := range min(n, maxElements) {
		if i > 0 {
			f.out.WriteString(" ")
		}
		f.value(v.Index(i), et, depth+2)
	}
	if n > maxElements {
		fmt.Fprintf(f.out, " … %d more", n-maxElements)
	}
	f.out.WriteString("]")
}

func (f formatter) mapping(v reflect.Value, t types.Type, depth int) {
	var kt types.Type
	if t != nil {
		if m, ok := t.Underlying().(*types.Map); ok {
			kt = m.Key()
		}
	}
	keys := SortedKeys(v)
	f.out.WriteString("map[")
	for i, k := range keys {
		if i == maxElements {
			fmt.Fprintf(f.out, " … %d more", len(keys)-i)
			break
		}
		if i > 0 {
			f.out.WriteString(" ")
		}
		f.value(k, kt, depth+2)
		f.out.WriteString(":")
		f.value(v.MapIndex(k), elemType(t), depth+2)
	}
	f.out.WriteString("]")
}

// SortedKeys returns a map's keys in an order that does not change from run to run.
func SortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		switch a.Kind() {
		case reflect.String:
			return cmp.Compare(a.String(), b.String())
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			return cmp.Compare(a.Int(), b.Int())
		case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
			return cmp.Compare(a.Uint(), b.Uint())
		case reflect.Float32, reflect.Float64:
			return cmp.Compare(a.Float(), b.Float())
		}
		return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
	return keys
}
