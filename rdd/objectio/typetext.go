package objectio

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// TypeText is the structure of a type, the same in every program: the names and types of fields, not those of types.
func TypeText(t reflect.Type) string {
	var b strings.Builder
	writeType(&b, t, map[reflect.Type]int{})
	return b.String()
}

// writeType writes a type's structure. outer holds the types that are being written, with their depth: a type that
// refers to itself says how far out it is.
func writeType(b *strings.Builder, t reflect.Type, outer map[reflect.Type]int) {
	if depth, ok := outer[t]; ok {
		fmt.Fprintf(b, "^%d", len(outer)-depth)
		return
	}
	// What the standard library keeps in its types is its own business.
	if p := t.PkgPath(); p == "time" || p == "net/netip" || p == "math/big" {
		b.WriteString(t.String())
		return
	}
	outer[t] = len(outer)
	defer delete(outer, t)
	switch t.Kind() {
	case reflect.Pointer:
		b.WriteByte('*')
		writeType(b, t.Elem(), outer)
	case reflect.Slice:
		b.WriteString("[]")
		writeType(b, t.Elem(), outer)
	case reflect.Array:
		b.WriteString("[" + strconv.Itoa(t.Len()) + "]")
		writeType(b, t.Elem(), outer)
	case reflect.Map:
		b.WriteString("map[")
		writeType(b, t.Key(), outer)
		b.WriteByte(']')
		writeType(b, t.Elem(), outer)
	case reflect.Struct:
		b.WriteString("struct{")
		for i := range t.NumField() {
			if i > 0 {
				b.WriteString("; ")
			}
			b.WriteString(t.Field(i).Name + " ")
			writeType(b, t.Field(i).Type, outer)
		}
		b.WriteByte('}')
	case reflect.Interface:
		b.WriteString("interface{")
		for i := range t.NumMethod() {
			if i > 0 {
				b.WriteString("; ")
			}
			b.WriteString(t.Method(i).Name)
		}
		b.WriteByte('}')
	default:
		b.WriteString(t.Kind().String())
	}
}
