// Package rt holds the compiled helpers that lowered cells call. Where yaegi's own answer would be wrong or missing,
// the lowering writes a call of one of these.
package rt

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"unsafe"
)

// Hooks connect lowered code to the engine that runs it. An engine has its own; nothing here is shared.
type Hooks struct {
	// Text, Bundle and Value receive what the cell's last expression shows.
	Text   func(index int, text string)
	Bundle func(index int, bundle map[string]string)
	Value  func(index int, value reflect.Value)
	// Print receives what the builtins print and println write.
	Print func(text string)
	// Recovered hears that a panic was caught by the cell's own code.
	Recovered func()
	// GoPanic hears of a panic in a goroutine, with its value.
	// Live counts the goroutines that the go statement of an encoded line has started.
	Live    func(line, n int)
	GoPanic func(value any)
	// Trace hears that a panic passes a function of a cell, at which of its lines.
	Trace func(line int, function string)
	// Interrupt returns a channel that is closed when the running cell is interrupted.
	Interrupt func() <-chan struct{}
	// Run runs a cell's entry function.
	Run func(entry func())

	panics panics
	types  Types
}

// Fmt returns the printing functions of package fmt for this engine's types.
func (h *Hooks) Fmt() map[string]reflect.Value { return h.types.Fmt() }

// Symbols are the helpers under the names that lowered code uses.
func (h *Hooks) Symbols() map[string]reflect.Value {
	return map[string]reflect.Value{
		"As":         reflect.ValueOf(h.types.as),
		"Is":         reflect.ValueOf(Is),
		"Implements": reflect.ValueOf(Implements),
		"Case":       reflect.ValueOf((*Case)(nil)),
		"Send":       reflect.ValueOf(Send),
		"Receive":    reflect.ValueOf(Receive),
		"Select": reflect.ValueOf(func(hasDefault bool, cases []Case) *Chosen {
			return choose(h.Interrupt(), hasDefault, cases)
		}),
		"Register":     reflect.ValueOf(h.types.Register),
		"RegisterText": reflect.ValueOf(h.types.RegisterText),
		"TypeID":       reflect.ValueOf(h.types.TypeID),
		"WithText":     reflect.ValueOf(WithText),
		"Unsure":       reflect.ValueOf(Unsure),
		"Clear":        reflect.ValueOf(func(x any) { reflect.ValueOf(x).Clear() }),
		"NotNil":       reflect.ValueOf(NotNil),
		"Equal":        reflect.ValueOf(Equal),
		"Unwrap":       reflect.ValueOf(Unwrap),
		"NewError":     reflect.ValueOf(NewError),
		"ErrorIs":      reflect.ValueOf(ErrorIs),
		"LessZero":     reflect.ValueOf(LessZero),
		"GreaterZero":  reflect.ValueOf(GreaterZero),
		"Print":        reflect.ValueOf(func(args ...any) { h.Print(builtinText(args, "", "")) }),
		"Println":      reflect.ValueOf(func(args ...any) { h.Print(builtinText(args, " ", "\n")) }),
		"Words":        reflect.ValueOf(interfaceWords),
		"Defers":       reflect.ValueOf((*Defers)(nil)),
		"WithDefers":   reflect.ValueOf(h.panics.withDefers),
		"Recover": reflect.ValueOf(func() any {
			value, ok := h.panics.recover()
			if !ok {
				return nil
			}
			h.Recovered()
			return Recovered(value)
		}),
		"Go": reflect.ValueOf(func(line int) func(call func()) {
			return func(call func()) {
				h.Live(line, 1)
				go func() {
					defer h.Live(line, -1)
					defer func() {
						if value := recover(); value != nil {
							h.GoPanic(value)
						}
					}()
					call()
				}()
			}
		}),
		"Trace": reflect.ValueOf(func(line *int, function string) {
			if *line != 0 {
				h.Trace(*line, function)
			}
		}),
		"Run":          reflect.ValueOf(func(entry func()) { h.Run(entry) }),
		"ShowText":     reflect.ValueOf(func(text string) { h.Text(-1, text) }),
		"ShowTextOf":   reflect.ValueOf(func(index int, text string) { h.Text(index, text) }),
		"ShowBundleOf": reflect.ValueOf(func(index int, b map[string]string) { h.Bundle(index, b) }),
		"ShowValue":    reflect.ValueOf(func(index int, ptr any) { h.Value(index, reflect.ValueOf(ptr).Elem()) }),
	}
}

// AssertionError is a failed type assertion, worded as Go words it.
type AssertionError struct{ Want, Have string }

func (e *AssertionError) Error() string {
	if e.Have == "" {
		return fmt.Sprintf("interface conversion: interface {} is nil, not %s", e.Want)
	}
	if e.Have == e.Want {
		return fmt.Sprintf("interface conversion: interface {} is %s, not %s (the type was declared again)", e.Have, e.Want)
	}
	return fmt.Sprintf("interface conversion: interface {} is %s, not %s", e.Have, e.Want)
}

// RuntimeError marks the error as one of the runtime's, as Go's runtime.Error does.
func (e *AssertionError) RuntimeError() {}

// as stores x in the variable that dst points to, or panics as x.(T) does.
func (t *Types) as(dst, x any, want string) {
	if !Is(dst, x) {
		have := ""
		if x != nil {
			have = t.typeName(reflect.TypeOf(unwrap(x)))
		}
		panic(&AssertionError{Want: want, Have: have})
	}
}

// Is stores x in the variable that dst points to where x has its type, and says whether it has.
func Is(dst, x any) bool {
	to := reflect.ValueOf(dst).Elem()
	v := reflect.ValueOf(unwrap(x))
	if !v.IsValid() {
		return false
	}
	if v.Type() != to.Type() {
		// A function value and a value of a func type differ only in the type's name.
		if v.Kind() == reflect.Func && v.Type().ConvertibleTo(to.Type()) {
			to.Set(v.Convert(to.Type()))
			return true
		}
		return false
	}
	to.Set(v)
	return true
}

// Implements stores x in the interface variable that dst points to where x's compiled type has the methods.
func Implements(dst, x any) bool {
	to := reflect.ValueOf(dst).Elem()
	v := reflect.ValueOf(x)
	if !v.IsValid() || to.Kind() != reflect.Interface || !v.Type().Implements(to.Type()) {
		return false
	}
	to.Set(v)
	return true
}

// Unsure panics where a value of a compiled type seems to have the methods of an interface that only interpreted
// code knows: yaegi cannot make such an interface value.
func Unsure(x any, methods string) {
	typ := reflect.TypeOf(unwrap(x))
	if typ == nil || typ.NumMethod() == 0 {
		return
	}
	for _, name := range strings.Split(methods, ",") {
		if _, ok := typ.MethodByName(name); !ok {
			return
		}
	}
	panic(fmt.Errorf("the yaegi engine cannot take a %s for an interface that a cell declares", typ))
}

// NotNil panics as an assertion on a nil interface does.
func NotNil(x any) {
	if x == nil {
		panic(&AssertionError{Want: "interface {}"})
	}
}

// Equal compares two values as == on interfaces does.
func Equal(x, y any) bool { return unwrap(x) == unwrap(y) }

// Unwrap takes one layer off a compiled error; nil for one without.
func Unwrap(x any) any {
	err, ok := unwrap(x).(error)
	if !ok {
		return nil
	}
	if inner := errors.Unwrap(err); inner != nil {
		return unwrap(inner)
	}
	return nil
}

// ErrorIs says whether two errors are the same, or compiled code takes them for it.
func ErrorIs(x, target any) bool {
	x, target = unwrap(x), unwrap(target)
	if x == nil || target == nil {
		return x == target
	}
	if reflect.TypeOf(x).Comparable() && x == target {
		return true
	}
	err, ok := x.(error)
	goal, isError := target.(error)
	return ok && isError && errors.Is(err, goal)
}

// LessZero says whether x is the smaller of two zeros, -0.
func LessZero(x, r float64) bool { return math.Signbit(x) && !math.Signbit(r) }

// GreaterZero says whether x is the greater of two zeros, +0.
func GreaterZero(x, r float64) bool { return !math.Signbit(x) && math.Signbit(r) }

// Recovered turns what recover returns under yaegi into what it returns in Go.
func Recovered(value any) any {
	for {
		v, ok := value.(reflect.Value)
		if !ok || !v.IsValid() || !v.CanInterface() {
			break
		}
		value = v.Interface()
	}
	if text, ok := value.(string); ok {
		if err := runtimeError(text); err != nil {
			return err
		}
	}
	if err, ok := value.(error); ok {
		if r := runtimeError(err.Error()); r != nil {
			return r
		}
	}
	return value
}

// Error is a runtime error in Go's words.
type Error string

func (e Error) Error() string { return "runtime error: " + string(e) }

// RuntimeError marks the error as one of the runtime's.
func (e Error) RuntimeError() {}

// runtimeError recognises reflect's words for what compiled code calls a runtime error.
func runtimeError(text string) error {
	switch {
	case strings.HasPrefix(text, "reflect: slice index out of range"), strings.HasPrefix(text, "reflect: array index out of range"), strings.HasPrefix(text, "reflect: string index out of range"):
		return Error("index out of range")
	case strings.HasPrefix(text, "reflect.Value.Slice"), strings.Contains(text, "slice bounds out of range"):
		return Error("slice bounds out of range")
	case strings.Contains(text, "call of nil function"), strings.HasPrefix(text, "reflect: call of reflect.Value.Field on zero Value"),
		strings.HasPrefix(text, "reflect: call of reflect.Value.Call on zero Value"), strings.Contains(text, "on zero Value"):
		return Error("invalid memory address or nil pointer dereference")
	}
	return nil
}

// builtinText writes arguments as the builtins print and println do.
func builtinText(args []any, sep, end string) string {
	parts := make([]string, len(args))
	for i, a := range args {
		parts[i] = builtinWord(a)
	}
	return strings.Join(parts, sep) + end
}

// words is what print writes for a value of an interface type.
type words string

func interfaceWords(x any) words {
	w := *(*[2]uintptr)(unsafe.Pointer(&x))
	return words(fmt.Sprintf("(%#x,%#x)", w[0], w[1]))
}

func builtinWord(a any) string {
	if w, ok := a.(words); ok {
		return string(w)
	}
	v := reflect.ValueOf(a)
	switch v.Kind() {
	case reflect.Invalid:
		return "0x0" // yaegi passes some nil pointers and functions without their types
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits())
	case reflect.Complex64, reflect.Complex128:
		return strconv.FormatComplex(v.Complex(), 'g', -1, v.Type().Bits())
	case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return fmt.Sprintf("%#x", v.Pointer())
	case reflect.Slice:
		return fmt.Sprintf("[%d/%d]%#x", v.Len(), v.Cap(), v.Pointer())
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return strconv.FormatUint(v.Uint(), 10)
	case reflect.String:
		return v.String()
	}
	return fmt.Sprint(a)
}
