package program

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Println stands for the builtin println, which would write to the process's own stderr.
func (k *Kernel) Println(values ...any) {
	var texts []string
	for _, v := range values {
		texts = append(texts, builtinText(v))
	}
	k.hooks.Print(strings.Join(texts, " ") + "\n")
}

// Print stands for the builtin print.
func (k *Kernel) Print(values ...any) {
	var b strings.Builder
	for _, v := range values {
		b.WriteString(builtinText(v))
	}
	k.hooks.Print(b.String())
}

// builtinText writes a value as the builtins do.
func builtinText(x any) string {
	v := reflect.ValueOf(x)
	switch v.Kind() {
	case reflect.Invalid:
		return "nil"
	case reflect.String:
		return v.String()
	case reflect.Bool:
		return fmt.Sprint(v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return fmt.Sprint(v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return fmt.Sprint(v.Uint())
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits())
	case reflect.Complex64, reflect.Complex128:
		return strconv.FormatComplex(v.Complex(), 'g', -1, v.Type().Bits())
	case reflect.Slice:
		return fmt.Sprintf("[%d/%d]0x%x", v.Len(), v.Cap(), v.Pointer())
	case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return fmt.Sprintf("0x%x", v.Pointer())
	}
	return fmt.Sprintf("(%s)", v.Type())
}
