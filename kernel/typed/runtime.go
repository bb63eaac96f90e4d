package typed

import (
	"fmt"
	"reflect"
	"runtime"
	"unsafe"

	"github.com/goplus/reflectx"
)

// What this engine asks of Go's runtime beyond the language: nine functions that Go's own source keeps open for
// linking (each carries the comment "Do not remove or change the type signature", go.dev/issue/67401), and the layout
// of a few things that has not changed in many releases: interface values, slice headers, itabs, closure objects, the object
// behind reflect.MakeFunc, the lists of methods, two kinds of errors. selfTest compares all of these when an engine is made.

// P is the address of a Go value of any type.
type P = unsafe.Pointer

//go:linkname typedmemmove reflect.typedmemmove
//go:noescape
func typedmemmove(t, dst, src P)

//go:linkname typedmemclr reflect.typedmemclr
//go:noescape
func typedmemclr(t, p P)

//go:linkname unsafeNew reflect.unsafe_New
func unsafeNew(t P) P

//go:linkname unsafeNewArray reflect.unsafe_NewArray
func unsafeNewArray(t P, n int) P

//go:linkname mapaccess reflect.mapaccess
//go:noescape
func mapaccess(t, m, key P) P

//go:linkname mapassign reflect.mapassign0
//go:noescape
func mapassign(t, m, key, value P)

//go:linkname getitab runtime.getitab
func getitab(inter, typ P, canfail bool) P

//go:linkname typedslicecopy reflect.typedslicecopy
//go:noescape
func typedslicecopy(t P, dst, src sliceHeader) int

// stackUsed is how much of its stack the goroutine uses: a recursion through compiled code is seen by nothing else
// before the stack is full, which would end the process.
func stackUsed() uintptr

// maxStack bounds the stack where compiled code calls a cell's function. Go's own limit is 1 GB, and stacks grow by
// doubling.
const maxStack = 128 << 20

// at is the value of type T at an offset of a frame.
func at[T any](fp P, off uintptr) *T { return (*T)(unsafe.Add(fp, off)) }

// sliceHeader is a slice of any type.
type sliceHeader struct {
	data     P
	len, cap int
}

// iface is an interface value: word is a type for an interface without methods, else an itab.
type iface struct{ word, data P }

// itab is the part of the runtime's interface table that the engine reads.
type itab struct {
	inter, typ P
	hash       uint32
	_          [4]byte
	fun        [1 << 10]P
}

//go:linkname addReflectOff reflect.addReflectOff
func addReflectOff(p P) int32

// Where a type's runtime representation has its flags, among them the one that says that its text has a star in front of it, and
// its text.
const (
	flagsOffset = 20
	starFlag    = 1 << 1
	textOffset  = 40
)

// typeAssertionError is runtime.TypeAssertionError.
type typeAssertionError struct {
	static, have, want P
	missing            string
}

// boundsError is the runtime's error of an index or length.
type boundsError struct {
	x int64
	y int
}

// typeWord is the type of the value in an interface that has methods.
func (x iface) typeWord() P {
	if x.word == nil {
		return nil
	}
	return (*itab)(x.word).typ
}

// rtypeOf is the address of a type's runtime representation, which is also an empty interface's first word.
func rtypeOf(t reflect.Type) P { return (*iface)(P(&t)).data }

var rtypeTable = func() P { t := reflect.TypeFor[int](); return (*iface)(P(&t)).word }()

// typeAt is the inverse of rtypeOf.
func typeAt(rtype P) (t reflect.Type) {
	*(*iface)(P(&t)) = iface{rtypeTable, rtype}
	return t
}

// dataWord is the second word of an interface: for a func, map, chan or pointer the value itself.
func dataWord(x any) P { return (*iface)(P(&x)).data }

// valueAt is the variable of type t at p.
func valueAt(t reflect.Type, p P) reflect.Value { return reflect.NewAt(t, p).Elem() }

// isDirect says whether an interface holds values of the type in its data word itself.
func isDirect(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return true
	case reflect.Struct, reflect.Array:
		// The runtime's rule for these has changed between releases, so it is asked: only a direct zero is nil.
		return dataWord(reflect.Zero(t).Interface()) == nil
	}
	return false
}

// hasPointers says whether values of the type hold pointers.
func hasPointers(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Array:
		return t.Len() > 0 && hasPointers(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if hasPointers(t.Field(i).Type) {
				return true
			}
		}
		return false
	case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer, reflect.String, reflect.Interface, reflect.Slice:
		return true
	}
	return false
}

// deeper says whether a call uses a little more stack than its caller.
//
//go:noinline
func deeper(caller uintptr) bool {
	here := stackUsed()
	return here > caller && here < caller+4096
}

type probe struct{ a, b int }

func (p probe) Error() string { return fmt.Sprint(p.a, p.b) }

// A type of each kind that has its methods at a place of its own.
type (
	probeInt   int
	probeSlice []int
	probeArray [2]int
	probeMap   map[int]int
	probeChan  chan int
	probeFunc  func()
)

func (probeInt) Error() string   { return "" }
func (probeSlice) Error() string { return "" }
func (probeArray) Error() string { return "" }
func (probeMap) Error() string   { return "" }
func (probeChan) Error() string  { return "" }
func (probeFunc) Error() string  { return "" }

// selfTest checks the layouts that this package relies on, so that an unknown Go release makes an error, not a crash.
func selfTest() error {
	fail := func(what string) error {
		return fmt.Errorf("the typed engine does not know this Go release: %s is laid out differently; use --engine yaegi", what)
	}
	s := make([]int, 2, 5)
	if h := *(*sliceHeader)(P(&s)); h.len != 2 || h.cap != 5 || h.data != P(&s[0]) {
		return fail("a slice")
	}
	var boxed any = 5
	if x := *(*iface)(P(&boxed)); x.word != rtypeOf(reflect.TypeFor[int]()) || *(*int)(x.data) != 5 {
		return fail("an empty interface")
	}
	var err error = probe{1, 2}
	x := *(*iface)(P(&err))
	if x.typeWord() != rtypeOf(reflect.TypeFor[probe]()) || x.word != getitab(rtypeOf(reflect.TypeFor[error]()), rtypeOf(reflect.TypeFor[probe]()), true) {
		return fail("an interface")
	}
	// A method of an interface's table is a function whose first argument is the data word.
	code := &(*itab)(x.word).fun[0]
	if method := *(*func(P) string)(P(&code)); method(x.data) != "1 2" {
		return fail("an interface table")
	}
	if typeAt(x.typeWord()) != reflect.TypeFor[probe]() {
		return fail("reflect.Type")
	}
	for _, v := range []error{probe{}, &probe{}, probeInt(0), probeSlice{}, probeArray{}, probeMap{}, probeChan(nil), probeFunc(nil)} {
		if u := methodList(reflect.TypeOf(v)); u.methods != 1 || u.exported != 1 || u.offset < 16 || u.offset > 64 {
			return fail("the methods of a " + reflect.TypeOf(v).Kind().String() + " type")
		}
	}
	if named := reflectx.NamedTypeOf("", "t", reflect.TypeFor[int]()); *at[uint8](rtypeOf(named), flagsOffset)&starFlag == 0 || named.String() != "t" {
		return fail("the name of a type")
	}
	if err := assertionError(anyType, rtypeOf(reflect.TypeFor[int]()), errorType); reflect.TypeFor[runtime.TypeAssertionError]().Size() != unsafe.Sizeof(typeAssertionError{}) ||
		err.Error() != "interface conversion: interface {} is int, not error" {
		return fail("runtime.TypeAssertionError")
	}
	if tooShort(3, 70).Error() != "runtime error: cannot convert slice with length 3 to array or pointer to array with length 70" {
		return fail("the runtime's error of bounds")
	}
	if here := stackUsed(); here == 0 || here > maxStack || !deeper(here) {
		return fail("a goroutine's stack")
	}
	if err := calibrate(); err != nil {
		return fail(err.Error())
	}
	return nil
}
