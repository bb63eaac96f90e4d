package typed

//go:generate go run ./gen

import (
	"reflect"
	"strings"
)

// Functions of one shape, which is to say whose parameters and results are laid out alike, are called alike: an int is
// passed as a uint64 is, a []string as a []byte. So a table of shapes (shapes.go, generated from the packages that
// cells may use) gives direct calls of most compiled functions, and makes direct entries for functions of cells that
// compiled code calls. What is not in the table goes through package reflect.

// shapeOf writes a func type's shape, for instance "SW>L" for func(string, int) []string. It is "" for types with a
// part that has no letter, such as a struct.
func shapeOf(ft reflect.Type) string {
	var b strings.Builder
	for i := range ft.NumIn() {
		b.WriteByte(letter(ft.In(i)))
	}
	b.WriteByte('>')
	for i := range ft.NumOut() {
		b.WriteByte(letter(ft.Out(i)))
	}
	if s := b.String(); strings.IndexByte(s, 'X') < 0 {
		return s
	}
	return ""
}

func letter(t reflect.Type) byte {
	switch t.Kind() {
	case reflect.Float64:
		return 'F'
	case reflect.Float32, reflect.Complex64:
		return 'X'
	}
	return "WPSILX"[classOf(t)]
}

// nativeCall calls the compiled function f with arguments from a frame and puts the results there.
type nativeCall func(f, fp P)

// natives makes direct calls by shape: of the places of arguments and results.
var natives = map[string]func(a, r []uintptr) nativeCall{}

// nativeCaller returns what calls functions of the type.
func nativeCaller(ft reflect.Type, args, to []slot) nativeCall {
	if make := natives[shapeOf(ft)]; make != nil && len(to) == ft.NumOut() {
		return make(offsets(args), offsets(to))
	}
	return func(f, fp P) {
		in := make([]reflect.Value, len(args))
		for i, a := range args {
			in[i] = valueAt(ft.In(i), P(at[byte](fp, a.off)))
		}
		fn := valueAt(ft, P(&f))
		var out []reflect.Value
		if ft.IsVariadic() {
			out = fn.CallSlice(in)
		} else {
			out = fn.Call(in)
		}
		for i, s := range to {
			valueAt(ft.Out(i), P(at[byte](fp, s.off))).Set(out[i])
		}
	}
}

func offsets(slots []slot) []uintptr {
	list := make([]uintptr, len(slots))
	for i, s := range slots {
		list[i] = s.off
	}
	return list
}
