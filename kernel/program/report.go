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
	if p.Fatal {
		b.WriteString("fatal error: " + p.Message + "\n")
	} else {
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
		text = printedFloat(v.Float())
	case reflect.Complex64, reflect.Complex128:
		c := v.Complex()
		text = "(" + printedFloat(real(c)) + printedFloat(imag(c)) + "i)"
		if named {
			return v.Type().String() + text
		}
		return text
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

// printedFloat writes a number as the builtin print does: +1.500000e+000.
func printedFloat(f float64) string {
	text := strconv.FormatFloat(f, 'e', 6, 64)
	mantissa, exponent, ok := strings.Cut(text, "e")
	if !ok {
		return text // NaN, +Inf, -Inf
	}
	if !strings.HasPrefix(mantissa, "-") {
		mantissa = "+" + mantissa
	}
	sign, digits := exponent[:1], exponent[1:]
	return mantissa + "e" + sign + strings.Repeat("0", max(0, 3-len(digits))) + digits
}

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
