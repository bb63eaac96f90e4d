package rt

import (
	"fmt"
	"io"
	"lab/kernel/show"
	"reflect"
	"slices"
	"strings"
)

// Printing. fmt sees the types that yaegi has made; the functions here give it values that print as Go prints the
// types that the cell declares.

// Fmt returns the printing functions of package fmt with presented arguments.
func (t *Types) Fmt() map[string]reflect.Value {
	format := func(format string, args []any) (string, []any) { return t.format(format, args) }
	return map[string]reflect.Value{
		"Print":    reflect.ValueOf(func(a ...any) (int, error) { return fmt.Print(t.present(a)...) }),
		"Println":  reflect.ValueOf(func(a ...any) (int, error) { return fmt.Println(t.present(a)...) }),
		"Printf":   reflect.ValueOf(func(f string, a ...any) (int, error) { f, a = format(f, a); return fmt.Printf(f, a...) }),
		"Sprint":   reflect.ValueOf(func(a ...any) string { return fmt.Sprint(t.present(a)...) }),
		"Sprintln": reflect.ValueOf(func(a ...any) string { return fmt.Sprintln(t.present(a)...) }),
		"Sprintf":  reflect.ValueOf(func(f string, a ...any) string { f, a = format(f, a); return fmt.Sprintf(f, a...) }),
		"Fprint":   reflect.ValueOf(func(w io.Writer, a ...any) (int, error) { return fmt.Fprint(w, t.present(a)...) }),
		"Fprintln": reflect.ValueOf(func(w io.Writer, a ...any) (int, error) { return fmt.Fprintln(w, t.present(a)...) }),
		"Fprintf": reflect.ValueOf(func(w io.Writer, f string, a ...any) (int, error) {
			f, a = format(f, a)
			return fmt.Fprintf(w, f, a...)
		}),
		"Append":   reflect.ValueOf(func(b []byte, a ...any) []byte { return fmt.Append(b, t.present(a)...) }),
		"Appendln": reflect.ValueOf(func(b []byte, a ...any) []byte { return fmt.Appendln(b, t.present(a)...) }),
		"Appendf":  reflect.ValueOf(func(b []byte, f string, a ...any) []byte { f, a = format(f, a); return fmt.Appendf(b, f, a...) }),
		"Errorf":   reflect.ValueOf(func(f string, a ...any) error { f, a = format(f, a); return fmt.Errorf(f, a...) }),
	}
}

// WithText is a value of a type with a String or Error method that reflect cannot see, with the method's result.
func WithText(value any, text string) any { return texted{value, text} }

type texted struct {
	value any
	text  string
}

func (x texted) Format(s fmt.State, verb rune) {
	switch {
	case verb == 'v' && !s.Flag('#'), verb == 's', verb == 'q':
		if verb == 'v' {
			verb = 's'
		}
		fmt.Fprintf(s, formatOf(s, verb), x.text)
	default:
		fmt.Fprintf(s, fmt.FormatString(s, verb), x.value)
	}
}

// formatOf is fmt.FormatString without the plus flag, which for a string means quoting.
func formatOf(s fmt.State, verb rune) string {
	return strings.Replace(fmt.FormatString(s, verb), "+", "", 1)
}

// present prepares arguments for printing.
func (t *Types) present(args []any) []any {
	out := args
	for i, a := range args {
		p := t.presented(a)
		if p == nil {
			continue
		}
		if &out[0] == &args[0] {
			out = slices.Clone(args)
		}
		out[i] = p
	}
	return out
}

// presented returns what prints in an argument's place, nil where it prints right by itself.
func (t *Types) presented(arg any) any {
	if arg == nil {
		return nil
	}
	if _, ok := arg.(error); ok {
		return nil // also yaegi's wrapper of a user's error
	}
	x := unwrap(arg)
	if typ := reflect.TypeOf(x); typ != nil && t.holds(typ, 0) {
		s := shown{t, reflect.ValueOf(x)}
		if t.isError(s.value) {
			return _shownError{x, s}
		}
		return s
	}
	if x == nil || reflect.TypeOf(x) == reflect.TypeOf(arg) {
		return nil
	}
	if _, ok := arg.(fmt.Stringer); ok {
		return nil
	}
	return x
}

// holds says whether values of a type can contain values of registered types or of interfaces.
func (t *Types) holds(typ reflect.Type, depth int) bool {
	if depth > 6 {
		return false
	}
	if t.of(typ) != nil {
		return true
	}
	if typ.Name() != "" && typ.PkgPath() != "" && !strings.HasSuffix(typ.PkgPath(), "yaegi/interp") {
		return false // a compiled type
	}
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return t.holds(typ.Elem(), depth+1)
	case reflect.Map:
		return t.holds(typ.Key(), depth+1) || t.holds(typ.Elem(), depth+1)
	case reflect.Interface:
		return depth > 0
	case reflect.Struct:
		for i := range typ.NumField() {
			if t.holds(typ.Field(i).Type, depth+1) {
				return true
			}
		}
		return typ.Name() == "valueInterface"
	}
	return false
}

// shown prints a value that holds values of registered types.
type shown struct {
	types *Types
	value reflect.Value
}

func (x shown) Format(s fmt.State, verb rune) { x.types.write(s, verb, x.value, 0) }

// _shownError is a shown value that is an error, so that %w takes it. Its shape is that of yaegi's own wrappers: see
// unwrap.
type _shownError struct {
	IValue any
	shown
}

func (x _shownError) Error() string {
	text, _ := x.types.text(x.value)
	return text
}

func (t *Types) write(s fmt.State, verb rune, v reflect.Value, depth int) {
	if v.IsValid() && v.CanInterface() {
		if inner := unwrap(v.Interface()); inner != nil {
			v = reflect.ValueOf(inner)
		}
	}
	if !v.IsValid() {
		io.WriteString(s, "<nil>")
		return
	}
	sharp := s.Flag('#') && verb == 'v'
	if text, ok := t.text(v); ok && !sharp && (verb == 'v' || verb == 's' || verb == 'q') {
		if verb == 'v' {
			verb = 's'
		}
		fmt.Fprintf(s, formatOf(s, verb), text)
		return
	}
	if !t.holds(v.Type(), 0) {
		fmt.Fprintf(s, fmt.FormatString(s, verb), v.Interface())
		return
	}
	switch v.Kind() {
	case reflect.Interface:
		t.write(s, verb, v.Elem(), depth)
	case reflect.Pointer:
		if v.IsNil() || depth > 0 || verb == 'p' || !isComposite(v.Elem().Kind()) {
			t.pointer(s, verb, v, sharp)
			return
		}
		io.WriteString(s, "&")
		t.write(s, verb, v.Elem(), depth+1)
	case reflect.Struct:
		t.structure(s, verb, v, sharp, depth)
	case reflect.Slice, reflect.Array:
		open, sep, end := "[", " ", "]"
		if sharp {
			open, sep, end = t.typeName(v.Type())+"{", ", ", "}"
		}
		io.WriteString(s, open)
		for i := range v.Len() {
			if i > 0 {
				io.WriteString(s, sep)
			}
			t.write(s, verb, v.Index(i), depth+1)
		}
		io.WriteString(s, end)
	case reflect.Map:
		open, sep, end := "map[", " ", "]"
		if sharp {
			open, sep, end = t.typeName(v.Type())+"{", ", ", "}"
		}
		io.WriteString(s, open)
		for i, k := range show.SortedKeys(v) {
			if i > 0 {
				io.WriteString(s, sep)
			}
			t.write(s, verb, k, depth+1)
			io.WriteString(s, ":")
			t.write(s, verb, v.MapIndex(k), depth+1)
		}
		io.WriteString(s, end)
	default:
		fmt.Fprintf(s, fmt.FormatString(s, verb), v.Interface())
	}
}

func isComposite(k reflect.Kind) bool {
	return k == reflect.Struct || k == reflect.Slice || k == reflect.Array || k == reflect.Map
}

func (t *Types) pointer(s fmt.State, verb rune, v reflect.Value, sharp bool) {
	switch {
	case sharp && v.IsNil():
		fmt.Fprintf(s, "(%s)(nil)", t.typeName(v.Type()))
	case sharp:
		fmt.Fprintf(s, "(%s)(0x%x)", t.typeName(v.Type()), v.Pointer())
	case v.IsNil():
		io.WriteString(s, "<nil>")
	default:
		fmt.Fprintf(s, "0x%x", v.Pointer())
	}
}

func (t *Types) structure(s fmt.State, verb rune, v reflect.Value, sharp bool, depth int) {
	info := t.of(v.Type())
	sep := " "
	if sharp {
		sep = ", "
		io.WriteString(s, t.typeName(v.Type()))
	}
	io.WriteString(s, "{")
	for i := range v.NumField() {
		if i > 0 {
			io.WriteString(s, sep)
		}
		if s.Flag('+') && verb == 'v' || sharp {
			name := v.Type().Field(i).Name
			if info != nil && i < len(info.fields) {
				name = info.fields[i]
			}
			io.WriteString(s, name+":")
		}
		t.write(s, verb, v.Field(i), depth+1)
	}
	io.WriteString(s, "}")
}

// OwnText is what a value's own Error or String method says, where its type is a struct of a cell.
func (h *Hooks) OwnText(v reflect.Value) (string, bool) { return h.types.text(v) }

// text is what a value's Error or String method says.
func (t *Types) text(v reflect.Value) (string, bool) {
	info, which := t.infoOf(v)
	if info == nil || info.text[which] == nil || !v.CanInterface() {
		return "", false
	}
	return info.text[which](v.Interface()), true
}

// isError says whether a value has an Error method.
func (t *Types) isError(v reflect.Value) bool {
	info, which := t.infoOf(v)
	return info != nil && info.isErr[which]
}

// infoOf finds a value's registered type, and whether it is a pointer to it.
func (t *Types) infoOf(v reflect.Value) (info *structInfo, which int) {
	typ := v.Type()
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		typ, which = typ.Elem(), 1
	}
	return t.of(typ), which
}

// format prepares the arguments of a format. %T asks for a type before it asks the value, so it is answered here.
func (t *Types) format(format string, args []any) (string, []any) {
	args = t.present(args)
	if !strings.Contains(format, "%T") || strings.ContainsAny(format, "*[") {
		return format, args
	}
	var b strings.Builder
	next := 0
	for i := 0; i < len(format); i++ {
		b.WriteByte(format[i])
		if format[i] != '%' {
			continue
		}
		i++
		for i < len(format) && strings.IndexByte("+-# 0.123456789", format[i]) >= 0 {
			b.WriteByte(format[i])
			i++
		}
		if i == len(format) {
			break
		}
		verb := format[i]
		if verb == 'T' && next < len(args) {
			if name, ok := t.nameOf(args[next]); ok {
				args = slices.Clone(args)
				args[next], verb = name, 's'
			}
		}
		if verb != '%' {
			next++
		}
		b.WriteByte(verb)
	}
	return b.String(), args
}

func (t *Types) nameOf(arg any) (string, bool) {
	switch s := arg.(type) {
	case shown:
		return t.typeName(s.value.Type()), true
	case _shownError:
		return t.typeName(s.value.Type()), true
	}
	if x := unwrap(arg); x != nil && reflect.TypeOf(x) != reflect.TypeOf(arg) {
		return t.typeName(reflect.TypeOf(x)), true
	}
	return "", false
}
