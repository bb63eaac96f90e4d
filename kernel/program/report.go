package program

import (
	"fmt"
	"reflect"
	"runtime"
	"strconv"
	"strings"

	"lab/kernel/engine"
)

// report writes a panic as Go's runtime does: the value, then the calls of the goroutine, innermost first.
func report(p *engine.Panic) string {
	var b strings.Builder
	switch {
	case p.Fatal:
		b.WriteString("fatal error: " + p.Message + "\n")
	case strings.HasPrefix(p.Message, "stack overflow: "): // an engine's own limit
		b.WriteString("fatal error: " + p.Message + "\n")
	default:
		b.WriteString("panic: " + panicText(p) + "\n")
	}
	if e, ok := p.Value.(runtime.Error); ok && strings.Contains(e.Error(), "nil pointer dereference") {
		b.WriteString("[signal SIGSEGV: segmentation violation]\n")
	}
	fmt.Fprintf(&b, "\ngoroutine %s [running]:\n", goroutine())
	for _, f := range calls(p.Trace) {
		fmt.Fprintf(&b, "main.%s(...)\n\t%s:%d:%d\n", f.Func, f.CellID, f.Line, max(f.Column, 1))
	}
	return b.String()
}

// calls are the calls of a trace that have a name. Where none has, the variables were being initialised.
func calls(trace []engine.Frame) []engine.Frame {
	var named []engine.Frame
	for _, f := range trace {
		if f.Func != "" {
			named = append(named, f)
		}
	}
	if len(named) == 0 && len(trace) > 0 {
		trace[0].Func = "init"
		return trace[:1]
	}
	return named
}

// panicText writes a panic's value in the runtime's words. Values that are no error, Stringer or of a basic kind
// show as their type and address there, which helps nobody; here they show as %v.
func panicText(p *engine.Panic) string {
	if strings.Contains(p.Message, "\n\tpanic: ") || strings.HasSuffix(p.Message, " [recovered, repanicked]") {
		return p.Message // which tells of the panics before it, too
	}
	switch v := p.Value.(type) {
	case nil, error, fmt.Stringer:
		return indented(p.Message)
	case string:
		return indented(v)
	}
	v := reflect.ValueOf(p.Value)
	text, named := "", v.Type().PkgPath() != ""
	switch v.Kind() {
	case reflect.String:
		return v.Type().String() + `("` + indented(v.String()) + `")`
	case reflect.Bool:
		text = strconv.FormatBool(v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		text = strconv.FormatInt(v.Int(), 10)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		text = strconv.FormatUint(v.Uint(), 10)
	case reflect.Float32, reflect.Float64:
		text = strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits())
	case reflect.Complex64, reflect.Complex128:
		text = strconv.FormatComplex(v.Complex(), 'g', -1, v.Type().Bits())
		if named {
			return v.Type().String() + text
		}
	default:
		return fmt.Sprintf("(%s) %v", v.Type(), p.Value)
	}
	if named {
		return v.Type().String() + "(" + text + ")"
	}
	return text
}

// indented keeps the further lines of a text from looking like the report's own.
func indented(text string) string { return strings.ReplaceAll(text, "\n", "\n\t") }

// goroutine is the number of the present goroutine. The program's main one is called 1, as users expect, though an
// engine runs it beside the process's own.
func goroutine() string {
	buf := make([]byte, 64)
	fields := strings.Fields(string(buf[:runtime.Stack(buf, false)]))
	if len(fields) < 2 {
		return "1"
	}
	return fields[1]
}
