package planfile

import (
	"fmt"
	"reflect"
	"runtime"
	"sync"
	"unsafe"
	"weak"
)

// A function value is a pointer to its code's address and, behind that, what it captures. For a function without captures
// the compiler makes one such place, so the pointer tells functions apart; a closure has a place for each time that it was
// made, and the code's address alone would take all of them for the same.

// functions are the registered functions and makers, and what Bind has made.
var functions = struct {
	sync.RWMutex
	byName map[string]function
	names  map[uintptr]string
	bound  map[uintptr]binding
	count  uint64
}{byName: map[string]function{}, names: map[uintptr]string{}, bound: map[uintptr]binding{}}

// function is what a name means. That it is held here keeps its identity from being given to another one.
type function struct {
	fn    any
	maker bool
}

// binding is what a function is made of that Bind has made.
type binding struct {
	place    weak.Pointer[uintptr]
	number   uint64
	maker    any
	captured any // a slice of length 1
}

// Register gives a function the name under which plans refer to it. It is for functions without captured values:
// declared ones, method expressions such as strings.Builder.Len, and literals that are kept in a variable. The same
// names must be registered where plans are read. A name that is given again means the new function.
//
// A closure or a method value is one of many functions with the same code: only this one has the name, and where plans are
// read the name means what was registered there. For functions that differ in what they capture, see [Bind].
//
// It panics when name is empty or fn is no function.
func Register(name string, fn any) {
	if v := reflect.ValueOf(fn); v.Kind() != reflect.Func || v.IsNil() {
		panic(fmt.Errorf("planfile: Register(%q, %T): give a function", name, fn))
	}
	register(name, function{fn: fn})
}

// RegisterMaker gives a name to a function that makes functions: one that takes one value, which the function that it
// returns captures. It panics when name is empty or maker is not such a function.
func RegisterMaker(name string, maker any) {
	v := reflect.ValueOf(maker)
	t := reflect.TypeOf(maker)
	if v.Kind() != reflect.Func || v.IsNil() || t.NumIn() != 1 || t.IsVariadic() || t.NumOut() != 1 || t.Out(0).Kind() != reflect.Func {
		panic(fmt.Errorf("planfile: RegisterMaker(%q, %T): give a function that takes one value and returns a function", name, maker))
	}
	register(name, function{fn: maker, maker: true})
}

func register(name string, f function) {
	if name == "" {
		panic(fmt.Errorf("planfile: a %T is registered without a name; give it one", f.fn))
	}
	functions.Lock()
	defer functions.Unlock()
	if old, ok := functions.byName[name]; ok {
		if id := identity(old.fn); functions.names[id] == name {
			delete(functions.names, id)
		}
	}
	functions.byName[name] = f
	functions.names[identity(f.fn)] = name
}

// Bind calls maker with the value to capture, and remembers both, so that a plan can hold the function that it returns:
// as the name of the maker, which [RegisterMaker] gave it, and the value. Several values go into a struct.
//
//	func longerThan(n int) func(string) bool { return func(s string) bool { return len(s) > n } }
//
//	planfile.RegisterMaker("longerThan", longerThan)
//	long := words.Filter(planfile.Bind(longerThan, 3))
//
// The value must not change afterwards. It panics when what maker returns is no function.
func Bind[A, F any](maker func(A) F, captured A) F {
	f := maker(captured)
	remember(f, maker, []A{captured})
	return f
}

func remember(f, maker, captured any) {
	if v := reflect.ValueOf(f); v.Kind() != reflect.Func || v.IsNil() {
		panic(fmt.Errorf("planfile: Bind(%T, ...): the maker has to return a function, and returned a %T", maker, f))
	}
	place := (*uintptr)(pointer(f))
	id := identity(f)
	functions.Lock()
	defer functions.Unlock()
	functions.count++
	number := functions.count
	// A weak pointer knows when the place has become another function's; the cleanup only frees memory.
	functions.bound[id] = binding{weak.Make(place), number, maker, captured}
	runtime.AddCleanup(place, forget, bindingID{id, number})
	runtime.KeepAlive(f)
}

type bindingID struct {
	id     uintptr
	number uint64
}

func forget(b bindingID) {
	functions.Lock()
	defer functions.Unlock()
	if functions.bound[b.id].number == b.number {
		delete(functions.bound, b.id)
	}
}

// nameOf is the name of a registered function or maker.
func nameOf(fn any, maker bool) (string, bool) {
	functions.RLock()
	defer functions.RUnlock()
	name, ok := functions.names[identity(fn)]
	return name, ok && functions.byName[name].maker == maker
}

// bindingOf is what Bind has made a function of.
func bindingOf(fn any) (binding, bool) {
	functions.RLock()
	defer functions.RUnlock()
	b, ok := functions.bound[identity(fn)]
	return b, ok && b.place.Value() == (*uintptr)(pointer(fn))
}

// named is the function or maker that has a name.
func named(name string, maker bool) (reflect.Value, error) {
	functions.RLock()
	defer functions.RUnlock()
	f, ok := functions.byName[name]
	switch {
	case !ok && maker:
		return reflect.Value{}, fmt.Errorf("there is no maker %q; register it under this name (planfile.RegisterMaker)", name)
	case !ok:
		return reflect.Value{}, fmt.Errorf("there is no function %q; register it under this name (planfile.Register)", name)
	case maker && !f.maker:
		return reflect.Value{}, fmt.Errorf("%q is a function, and a maker of functions is needed (planfile.RegisterMaker)", name)
	case !maker && f.maker:
		return reflect.Value{}, fmt.Errorf("%q is a maker of functions, and a function is needed (planfile.Register)", name)
	}
	return reflect.ValueOf(f.fn), nil
}

// pointer is the place that a function value points to: an interface holds a function as that pointer.
func pointer(fn any) unsafe.Pointer { return (*[2]unsafe.Pointer)(unsafe.Pointer(&fn))[1] }

func identity(fn any) uintptr { return uintptr(pointer(fn)) }

// symbol is what the compiler calls a function's code, for messages.
func symbol(fn any) string {
	if f := runtime.FuncForPC(reflect.ValueOf(fn).Pointer()); f != nil {
		return f.Name()
	}
	return "a function"
}
