package typed

import (
	"go/token"
	"go/types"
	"reflect"
	"sync"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// Compiled code calls a method through an interface by a code address that it finds in the runtime's table of the type, with the
// interface's data word as the first argument. Code cannot be made at run time, but it can be written down beforehand: entry
// number n (methods_amd64.s, methods_arm64.s) does nothing but go on with closure number n, which finds all arguments where
// the caller has put them. So a method is an adapter (closure.go) like any function value, with the receiver in front.

// methodLimit is how many entries there are. Types are never freed, so these are not either.
const methodLimit = 1 << 15

// methodClosures are the functions that entries stand for.
var methodClosures [methodLimit]P

var methodEntries struct {
	sync.Mutex
	used int
}

func firstMethodEntry() uintptr

// entrySize is the distance between two entries.
const entrySize = 16

// newMethodEntry returns the address of code that runs a function.
func newMethodEntry(f P) P {
	methodEntries.Lock()
	defer methodEntries.Unlock()
	n := methodEntries.used
	if n == methodLimit {
		notSupported("more methods: all cells together have %d; restart the kernel", methodLimit)
	}
	methodClosures[n] = f
	methodEntries.used++
	address := firstMethodEntry() + uintptr(n)*entrySize
	return *(*P)(P(&address))
}

// uncommon is the part of a type's runtime representation that lists its methods. Exported ones come first.
type uncommon struct {
	pkgPath           int32
	methods, exported uint16
	offset            uint32 // from here to the methods
	_                 uint32
}

// methodEntry is a method in that list. A call through an interface goes to viaInterface, with the data word as receiver; one by
// package reflect, where the method is a function, to plain, with the receiver itself.
type methodEntry struct{ name, signature, viaInterface, plain int32 }

// uncommonOffset is where a type's runtime representation has its uncommon part.
func uncommonOffset(k reflect.Kind) uintptr {
	switch k {
	case reflect.Struct, reflect.Interface:
		return 80
	case reflect.Pointer, reflect.Func, reflect.Slice:
		return 56
	case reflect.Array:
		return 72
	case reflect.Chan:
		return 64
	case reflect.Map:
		return 112
	}
	return 48
}

// methodList is the list of the methods of a type.
func methodList(r reflect.Type) *uncommon {
	return at[uncommon](rtypeOf(r), uncommonOffset(r.Kind()))
}

// receiverKind is what an entry gets in place of a method's receiver.
type receiverKind uint8

const (
	pointerItself receiverKind = iota // the receiver is a pointer
	addressOf                         // the address of the receiver
	dataWordOf                        // the data word of an interface that holds the receiver in it
	receiver                          // the receiver
)

// setMethods gives a made type its methods: all of them, of which those with a pointer receiver belong to the pointer type
// only.
func (tt *typeTable) setMethods(r reflect.Type, n types.Type, all []*types.Selection) {
	inValue := map[string]bool{}
	for _, s := range methodsOf(n) {
		inValue[s.Obj().Id()] = true
	}
	values, pointers := methodList(r), methodList(reflect.PointerTo(r)) // reflectx.NewMethodSet has made room
	*values = uncommon{pkgPath: values.pkgPath, offset: values.offset}
	*pointers = uncommon{pkgPath: pointers.pkgPath, offset: pointers.offset}
	held := addressOf
	if isDirect(r) {
		held = dataWordOf
	}
	for _, s := range all {
		fn := s.Obj().(*types.Func)
		ft := tt.function(s.Type().(*types.Signature))
		e := methodEntry{name: addReflectOff(methodName(fn)), signature: addReflectOff(rtypeOf(ft))}
		entry := func(recv types.Type, kind receiverKind) int32 {
			t := reflect.TypeFor[P]()
			if kind == receiver {
				t = r
			}
			return addReflectOff(newMethodEntry(tt.methods(recv, fn, kind, withReceiver(ft, t))))
		}
		if !inValue[fn.Id()] {
			e.viaInterface = entry(types.NewPointer(n), pointerItself)
			e.plain = e.viaInterface
			pointers.add(e, fn.Exported())
			continue
		}
		e.viaInterface = entry(n, addressOf)
		e.plain = e.viaInterface
		pointers.add(e, fn.Exported())
		if held == dataWordOf {
			e.viaInterface = entry(n, dataWordOf)
			e.plain = e.viaInterface
		} else if fn.Exported() {
			e.plain = entry(n, receiver)
		}
		values.add(e, fn.Exported())
	}
}

func (u *uncommon) add(e methodEntry, exported bool) {
	*at[methodEntry](P(u), uintptr(u.offset)+uintptr(u.methods)*unsafe.Sizeof(e)) = e
	u.methods++
	if exported {
		u.exported++
	}
}

func withReceiver(ft, recv reflect.Type) reflect.Type {
	in := []reflect.Type{recv}
	for i := range ft.NumIn() {
		in = append(in, ft.In(i))
	}
	var out []reflect.Type
	for i := range ft.NumOut() {
		out = append(out, ft.Out(i))
	}
	return reflect.FuncOf(in, out, ft.IsVariadic())
}

// methodName is a method's name as the runtime writes it down: flags, length, text, and where it is not exported the place
// of its package's path.
func methodName(fn *types.Func) P {
	name := encodedName(fn.Name(), fn.Exported())
	if !fn.Exported() {
		const hasPackage = 1 << 2
		name[0] |= hasPackage
		path := addReflectOff(P(&encodedName(fn.Pkg().Path(), false)[0]))
		name = append(name, (*[4]byte)(P(&path))[:]...)
	}
	return P(&name[0])
}

func encodedName(text string, exported bool) []byte {
	name := []byte{0}
	if exported {
		name[0] = 1
	}
	n := len(text)
	for ; n >= 0x80; n >>= 7 {
		name = append(name, byte(n)|0x80)
	}
	return append(append(name, byte(n)), text...)
}

// method returns a function for compiled code to call: a method of a type made here, with the receiver as the first
// argument, of the type ft. The method itself is looked up when it is first called: now, types are unfinished.
func (m *machine) method(recv types.Type, fn *types.Func, kind receiverKind, ft reflect.Type) P {
	var params, results []slot
	off := headerType.Size()
	for i := range ft.NumIn() {
		params = append(params, placeNext(&off, ft.In(i)))
	}
	for i := range ft.NumOut() {
		results = append(results, placeNext(&off, ft.Out(i)))
	}
	k := &compiler{
		m: m, c: &code{id: int(m.codes.Add(1)), name: fn.Name(), params: params, results: results}, pos: fn.Pos(),
		regs: map[ssa.Value]slot{}, tuples: map[ssa.Value][]slot{}, alias: map[ssa.Value]ssa.Value{},
	}
	k.layout(append(append([]slot{}, params...), results...))
	prepare := sync.OnceValue(func() func(fp P) { return m.methodCall(recv, fn, kind, params, results) })
	k.c.direct = func(fp P) { prepare()(fp) }
	return adapterFor(ft).make(&closure{m: m, code: k.c}, ft)
}

// methodCall makes the call of a method on a frame that has a receiver of the kind, arguments and results in the given places.
func (m *machine) methodCall(recv types.Type, obj *types.Func, kind receiverKind, params, results []slot) func(fp P) {
	fn := m.methodOf(recv, obj.Name(), obj.Pkg())
	m.mu.Lock()
	sig, _ := m.layoutSignature(fn.ssa.Signature, nil)
	m.mu.Unlock()
	passIn, passOut := pass(passings(params[1:], sig.params[1:])), pass(passings(sig.results, results))
	from, to, pos := params[0].off, sig.params[0], obj.Pos()
	copyReceiver := copier(to.t)
	return func(fp P) {
		c, g, nf := fn.frame(fp, pos)
		switch kind {
		case pointerItself, dataWordOf:
			*at[P](nf, to.off) = *at[P](fp, from)
		case addressOf:
			p := *at[P](fp, from)
			if p == nil {
				nilReceiver(fp, pos, recv, obj)
			}
			copyReceiver(P(at[byte](nf, to.off)), p)
		case receiver:
			copyReceiver(P(at[byte](nf, to.off)), P(at[byte](fp, from)))
		}
		passIn(nf, fp)
		c.run(nf, g)
		passOut(fp, nf)
		g.leave(c, nf)
	}
}

// nilReceiver panics as the call of a value's method on a nil pointer does.
func nilReceiver(fp P, pos token.Pos, recv types.Type, obj *types.Func) {
	raise(fp, pos)
	name := recv.String()
	if n, ok := recv.(*types.Named); ok {
		name = n.Obj().Pkg().Name() + "." + n.Obj().Name()
	}
	panic(plainError("value method " + name + "." + obj.Name() + " called using nil *" + typeOnly(name) + " pointer"))
}
