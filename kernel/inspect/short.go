package inspect

import (
	"cmp"
	"fmt"
	"go/types"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"lab/kernel/show"
)

// Limits of a short value.
const (
	maxShort    = 80   // characters
	maxSorted   = 1000 // elements of a map that are put in order
	maxElements = 20
	maxNested   = 4
	maxType     = 200
)

// Short is a value in one line of at most some 80 characters. The static type names what reflect does not know.
func Short(v reflect.Value, t types.Type) string {
	w := &writer{}
	w.value(v, t, 0)
	return Clip(strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, w.out.String()))
}

// Clip cuts a text to the length of a short value.
func Clip(text string) string { return show.Clip(text, maxShort) }

type writer struct{ out strings.Builder }

func (w *writer) full() bool { return w.out.Len() > maxShort }

func (w *writer) value(v reflect.Value, t types.Type, depth int) {
	if !v.IsValid() {
		w.out.WriteString("nil")
		return
	}
	if w.full() || depth > maxNested {
		w.out.WriteString("…")
		return
	}
	if text, ok := said(v); ok {
		w.out.WriteString(text)
		return
	}
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() {
			w.out.WriteString("nil")
			return
		}
		w.value(unwrap(v), nil, depth)
	case reflect.String:
		w.quoted(v.String())
	case reflect.Pointer:
		w.pointer(v, t, depth)
	case reflect.Struct:
		w.structure(v, t, depth)
	case reflect.Slice, reflect.Array:
		w.sequence(v, t, depth)
	case reflect.Map:
		w.mapping(v, t, depth)
	case reflect.Func:
		w.nilOr(v, "func")
	case reflect.Chan:
		w.nilOr(v, fmt.Sprintf("chan, %d of %d", v.Len(), v.Cap()))
	case reflect.UnsafePointer:
		w.nilOr(v, "pointer")
	default:
		fmt.Fprintf(&w.out, "%v", v)
	}
}

func (w *writer) nilOr(v reflect.Value, text string) {
	if v.IsNil() {
		text = "nil"
	}
	w.out.WriteString(text)
}

// said is what a value says of itself, where that runs nothing of a cell.
func said(v reflect.Value) (text string, ok bool) {
	if node, _ := RDD(v); node != nil && v.Kind() == reflect.Pointer {
		return fmt.Sprintf("RDD[%d] %v, %s", node.ID, node, count(node.Partitions, "partition", "partitions")), true
	}
	if !v.CanInterface() || !Speaks(v.Type()) || v.Kind() == reflect.Pointer && v.IsNil() {
		return "", false
	}
	candidates := []any{v.Interface()}
	if v.CanAddr() {
		candidates = append(candidates, v.Addr().Interface())
	}
	for _, x := range candidates {
		if s, is := x.(fmt.Stringer); is {
			return s.String(), true
		}
	}
	return "", false
}

func count(n int, one, many string) string {
	if n == 1 {
		many = one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (w *writer) quoted(s string) {
	more := ""
	if len(s) > maxShort {
		end := maxShort
		for end > 0 && !utf8.RuneStart(s[end]) {
			end--
		}
		s, more = s[:end], "…"
	}
	w.out.WriteString(strconv.Quote(s) + more)
}

func (w *writer) pointer(v reflect.Value, t types.Type, depth int) {
	switch elem := v.Type().Elem(); {
	case v.IsNil():
		w.out.WriteString("nil")
	case opaque(elem):
		w.out.WriteString(typeName(v.Type(), t))
	default:
		w.out.WriteString("&")
		w.value(v.Elem(), elemOf(t), depth+1)
	}
}

// Type writes a type as cells name it, and not all of it where it has a hundred fields.
func Type(t types.Type) string {
	text := types.TypeString(t, show.ShortNames)
	if runes := []rune(text); len(runes) > maxType {
		text = string(runes[:maxType]) + "…"
	}
	return text
}

func typeName(r reflect.Type, t types.Type) string {
	if t != nil {
		return types.TypeString(t, show.ShortNames)
	}
	return strings.ReplaceAll(r.String(), "main.", "")
}

func (w *writer) structure(v reflect.Value, t types.Type, depth int) {
	if opaque(v.Type()) {
		w.out.WriteString(typeName(v.Type(), t))
		return
	}
	var st *types.Struct
	if t != nil {
		st, _ = t.Underlying().(*types.Struct)
	}
	w.out.WriteString("{")
	for i := range v.NumField() {
		if i > 0 {
			w.out.WriteString(" ")
		}
		if w.full() {
			break
		}
		name, ft := v.Type().Field(i).Name, types.Type(nil)
		if st != nil && i < st.NumFields() {
			name, ft = st.Field(i).Name(), st.Field(i).Type()
		}
		w.out.WriteString(name + ":")
		w.value(v.Field(i), ft, depth+1)
	}
	w.out.WriteString("}")
}

func (w *writer) sequence(v reflect.Value, t types.Type, depth int) {
	if v.Kind() == reflect.Slice && v.IsNil() {
		w.out.WriteString("nil")
		return
	}
	if depth == 0 {
		fmt.Fprintf(&w.out, "len %d ", v.Len())
	}
	w.out.WriteString("[")
	for i := range min(v.Len(), maxElements) {
		if i > 0 {
			w.out.WriteString(" ")
		}
		if w.full() {
			break
		}
		w.value(v.Index(i), elemOf(t), depth+1)
	}
	if v.Len() > maxElements {
		w.out.WriteString(" …")
	}
	w.out.WriteString("]")
}

// mapping puts the keys in order, so that a map reads the same each time; of a large one it has the length only.
func (w *writer) mapping(v reflect.Value, t types.Type, depth int) {
	if v.IsNil() {
		w.out.WriteString("nil")
		return
	}
	if depth == 0 {
		fmt.Fprintf(&w.out, "len %d ", v.Len())
	}
	if v.Len() > maxSorted {
		w.out.WriteString("{…}")
		return
	}
	var kt types.Type
	if t != nil {
		if m, ok := t.Underlying().(*types.Map); ok {
			kt = m.Key()
		}
	}
	keys := v.MapKeys()
	slices.SortFunc(keys, compareKeys)
	w.out.WriteString("{")
	for i, k := range keys {
		if i > 0 {
			w.out.WriteString(", ")
		}
		if w.full() {
			break
		}
		w.value(k, kt, depth+1)
		w.out.WriteString(": ")
		w.value(v.MapIndex(k), elemOf(t), depth+1)
	}
	w.out.WriteString("}")
}

// compareKeys orders keys without any code of theirs.
func compareKeys(a, b reflect.Value) int {
	for a.Kind() == reflect.Interface && b.Kind() == reflect.Interface {
		a, b = a.Elem(), b.Elem()
	}
	if a.Kind() != b.Kind() {
		return cmp.Compare(a.Kind(), b.Kind())
	}
	switch {
	case a.Kind() == reflect.String:
		return cmp.Compare(a.String(), b.String())
	case a.CanInt():
		return cmp.Compare(a.Int(), b.Int())
	case a.CanUint():
		return cmp.Compare(a.Uint(), b.Uint())
	case a.CanFloat():
		return cmp.Compare(a.Float(), b.Float())
	}
	return cmp.Compare(Short(a, nil), Short(b, nil))
}

func elemOf(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	if u, ok := t.Underlying().(interface{ Elem() types.Type }); ok {
		return u.Elem()
	}
	return nil
}
