// Package show writes values as a notebook shows them: the last expression of a cell, and what display.Show is given.
//
// Whatever the value, its text is bounded in size, and in the time that it takes: a student may well end a cell with a
// slice of ten million elements or a list that is its own tail.
//
// All engines use it: yaegi's, which knows a user type only by go/types and gives values of unnamed reflect types, and the
// others, whose values have their real types. So do programs that were made of notebooks, which know nothing but their
// values (Values).
package show

import (
	"cmp"
	"fmt"
	"go/types"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits of the text of one value.
const (
	maxText     = 16 << 10
	maxString   = 10 << 10
	maxElements = 200
	maxDepth    = 20
)

// Text writes a value as a notebook shows it. The static type tells what reflect does not know under yaegi: the
// names of user types, and which fields they have.
func Text(v reflect.Value, o Options) string {
	f := &formatter{options: o, limit: maxText}
	f.value(v, o.Type, 0)
	return cut(f.out.String())
}

// cut bounds a text.
func cut(text string) string {
	if len(text) <= maxText {
		return text
	}
	end := maxText
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + " … (cut)"
}

type formatter struct {
	options Options
	out     strings.Builder
	limit   int
	path    []uintptr // pointers on the way to the present value
}

func (f *formatter) value(v reflect.Value, t types.Type, depth int) {
	if !v.IsValid() {
		f.out.WriteString("<nil>")
		return
	}
	if f.out.Len() > f.limit || depth > maxDepth {
		f.out.WriteString("…")
		return
	}
	if text, ok := method(v, f.options); ok {
		f.out.WriteString(text)
		return
	}
	switch v.Kind() {
	case reflect.Interface:
		f.value(v.Elem(), nil, depth)
	case reflect.String:
		f.quoted(v.String())
	case reflect.Struct:
		f.structure(v, t, depth)
	case reflect.Pointer:
		f.pointer(v, t, depth)
	case reflect.Slice, reflect.Array:
		f.sequence(v, t, depth)
	case reflect.Map:
		f.mapping(v, t, depth)
	case reflect.Func:
		if v.IsNil() {
			f.out.WriteString("<nil>")
			return
		}
		f.out.WriteString(typeText(v.Type(), t))
	case reflect.Chan:
		if v.IsNil() {
			f.out.WriteString("<nil>")
			return
		}
		f.out.WriteString(typeText(v.Type(), t))
		if v.Cap() > 0 {
			fmt.Fprintf(&f.out, " (%d of %d)", v.Len(), v.Cap())
		}
	default:
		fmt.Fprintf(&f.out, "%v", reflectValue(v))
	}
}

// quoted writes a string as Go source has it. Of a long one it looks at the beginning only.
func (f *formatter) quoted(s string) {
	more := ""
	if limit := min(f.limit, maxString); len(s) > limit {
		end := limit
		for end > 0 && !utf8.RuneStart(s[end]) {
			end--
		}
		s, more = s[:end], fmt.Sprintf(" … (%d bytes)", len(s))
	}
	f.out.WriteString(strconv.Quote(s) + more)
}

// method returns what a value's own String or Error method says.
func method(v reflect.Value, o Options) (string, bool) {
	if v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer && v.IsNil() {
		return "", false
	}
	if o.Method != nil {
		if text, ok := o.Method(v); ok {
			return text, true
		}
	}
	if !v.CanInterface() || !o.speaks(v) {
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

// typeText names a type as cells do.
func typeText(r reflect.Type, t types.Type) string {
	if t != nil {
		return types.TypeString(t, ShortNames)
	}
	return strings.ReplaceAll(r.String(), "main.", "")
}

// ShortNames qualifies types as programs name them: a cell's own by their bare name.
func ShortNames(p *types.Package) string {
	if p.Path() == "main" {
		return ""
	}
	return p.Name()
}

// pointer follows a pointer, but not around in circles.
func (f *formatter) pointer(v reflect.Value, t types.Type, depth int) {
	if v.IsNil() {
		f.out.WriteString("<nil>")
		return
	}
	elem := v.Elem()
	switch elem.Kind() {
	case reflect.Struct, reflect.Slice, reflect.Array, reflect.Map:
	default: // of a single value, the address is the point
		fmt.Fprintf(&f.out, "0x%x", v.Pointer())
		return
	}
	if slices.Contains(f.path, v.Pointer()) {
		f.out.WriteString("&(itself)")
		return
	}
	f.path = append(f.path, v.Pointer())
	f.out.WriteString("&")
	f.value(elem, elemType(t), depth+1)
	f.path = f.path[:len(f.path)-1]
}

func (f *formatter) structure(v reflect.Value, t types.Type, depth int) {
	if f.options.Opaque != nil && f.options.Opaque(v.Type()) {
		f.out.WriteString(typeText(v.Type(), t))
		return
	}
	if depth <= 1 {
		if t != nil {
			if named, ok := types.Unalias(t).(*types.Named); ok {
				f.out.WriteString(typeText(v.Type(), named))
			}
		} else if v.Type().Name() != "" {
			f.out.WriteString(typeText(v.Type(), nil))
		}
	}
	f.out.WriteString("{")
	names, fields := structFields(v.Type(), t)
	for i := range names {
		if i > 0 {
			f.out.WriteString(" ")
		}
		f.out.WriteString(names[i] + ":")
		f.value(v.Field(i), fields[i], depth+1)
	}
	f.out.WriteString("}")
}

func (f *formatter) sequence(v reflect.Value, t types.Type, depth int) {
	if v.Kind() == reflect.Slice && !v.IsNil() && v.Len() > 0 {
		// A slice may hold itself, as an interface value.
		if slices.Contains(f.path, v.Pointer()) && v.Type().Elem().Kind() == reflect.Interface {
			f.out.WriteString("[(itself)]")
			return
		}
		f.path = append(f.path, v.Pointer())
		defer func() { f.path = f.path[:len(f.path)-1] }()
	}
	n := v.Len()
	et := elemType(t)
	f.out.WriteString("[")
	for i := range min(n, maxElements) {
		if i > 0 {
			f.out.WriteString(" ")
		}
		if f.out.Len() > f.limit {
			fmt.Fprintf(&f.out, "… %d more", n-i)
			n = 0
			break
		}
		f.value(v.Index(i), et, depth+2)
	}
	if n > maxElements {
		fmt.Fprintf(&f.out, " … %d more", n-maxElements)
	}
	f.out.WriteString("]")
}

func (f *formatter) mapping(v reflect.Value, t types.Type, depth int) {
	if slices.Contains(f.path, v.Pointer()) {
		f.out.WriteString("map[(itself)]")
		return
	}
	f.path = append(f.path, v.Pointer())
	defer func() { f.path = f.path[:len(f.path)-1] }()
	var kt types.Type
	if t != nil {
		if m, ok := t.Underlying().(*types.Map); ok {
			kt = m.Key()
		}
	}
	keys := firstKeys(v, maxElements)
	f.out.WriteString("map[")
	for i, k := range keys {
		if i > 0 {
			f.out.WriteString(" ")
		}
		if f.out.Len() > f.limit {
			keys = keys[:i]
			break
		}
		f.value(k, kt, depth+2)
		f.out.WriteString(":")
		f.value(v.MapIndex(k), elemType(t), depth+2)
	}
	if more := v.Len() - len(keys); more > 0 {
		fmt.Fprintf(&f.out, " … %d more", more)
	}
	f.out.WriteString("]")
}

// firstKeys returns the first n of a map's keys in their order, without sorting all of a large map.
func firstKeys(m reflect.Value, n int) []reflect.Value {
	if m.Len() <= n {
		return SortedKeys(m)
	}
	first := make([]reflect.Value, 0, n+1)
	for it := m.MapRange(); it.Next(); {
		key := it.Key()
		if len(first) == n && compareKeys(key, first[n-1]) >= 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(first, key, compareKeys)
		first = slices.Insert(first, at, key)
		if len(first) > n {
			first = first[:n]
		}
	}
	return first
}

// SortedKeys returns a map's keys in an order that does not change from run to run.
func SortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	slices.SortFunc(keys, compareKeys)
	return keys
}

func compareKeys(a, b reflect.Value) int {
	for a.Kind() == reflect.Interface && b.Kind() == reflect.Interface {
		a, b = a.Elem(), b.Elem()
	}
	if a.Kind() != b.Kind() {
		return cmp.Compare(a.Kind(), b.Kind())
	}
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
}
