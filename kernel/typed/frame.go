package typed

import (
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"strconv"
	"sync"
	"sync/atomic"
	"unsafe"
)

// A call of a function has a frame: one object on Go's heap whose type says exactly where pointers are, so that the
// garbage collector needs no help. It begins with a header; parameters, results and captured variables follow, at
// offsets that depend on the signature alone, so that callers need not know the code; the registers of the SSA form come
// last, grouped by class. A goroutine keeps the frames of finished calls for the next call of the same code.

// class groups registers by how they are copied.
type class uint8

const (
	wordClass      class = iota // numbers and bools of at most 8 bytes, without pointers
	pointerClass                // pointers, maps, channels, functions
	stringClass                 //
	interfaceClass              //
	sliceClass                  //
	otherClass                  // structs, arrays, complex128: fields of their own
	classes        = otherClass
)

// slot is a place in a frame.
type slot struct {
	off   uintptr
	class class
	t     reflect.Type
	index int // within its class, before the frame is laid out
	// constant is set for a place among the constants.
	constant bool
}

func classOf(t reflect.Type) class {
	switch t.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return pointerClass
	case reflect.String:
		return stringClass
	case reflect.Interface:
		return interfaceClass
	case reflect.Slice:
		return sliceClass
	case reflect.Struct, reflect.Array, reflect.Complex128:
		return otherClass
	}
	return wordClass
}

// classTypes are what registers of a class are to the garbage collector.
var classTypes = [classes]reflect.Type{
	reflect.TypeFor[uint64](), reflect.TypeFor[P](), reflect.TypeFor[string](), reflect.TypeFor[any](), reflect.TypeFor[[]byte](),
}

// fieldType is the type of a frame's field for a slot that is not grouped.
func (s slot) fieldType() reflect.Type {
	if s.class == otherClass {
		return s.t
	}
	return classTypes[s.class]
}

// header is the start of every frame.
type header struct {
	code   *code
	g      *goroutine
	caller P // the frame that called, nil where compiled code did
	next   P // in the list of free frames
	pos    token.Pos
	// defers are the calls that this call has deferred, last first.
	defers *deferred
	// panicking is the panic for which this call, a deferred one, is running.
	panicking *panicking
	// own is the panic that has ended this call and for which its deferred calls run.
	own *panicking
}

var headerType = reflect.TypeFor[header]()

func head(fp P) *header { return (*header)(fp) }

// code is a compiled function.
type code struct {
	id       int
	fn       *function
	name     string
	frameRT  P
	template P // constants in their registers
	entry    *block
	recovery *block // where a recovered call goes on
	params   []slot
	results  []slot
	captured []slot
	pointers []uintptr // the places of the first captured values, up to one that is no pointer
	defers   bool
	// leaf is set for a function that calls nothing: it needs no more than one frame, and no count of its depth.
	leaf bool
	// single is what a leaf does, where that is one operation.
	single op
	// dirty and dirtyWords are the part of a frame that may hold pointers to what only a call needs.
	dirty      uintptr
	dirtyWords int
	value      atomic.Pointer[P] // the function as a value, once one was needed
	// direct is set for functions that are no SSA: it runs on the frame.
	direct func(fp P)
}

// signature is the part of a frame's layout that callers know.
type signature struct {
	params, results []slot
	size            uintptr
}

// layoutSignature places the header, the parameters and the results.
func (m *machine) layoutSignature(sig *types.Signature, captured []types.Type) (s signature, free []slot) {
	off := headerType.Size()
	place := func(t types.Type) slot { return placeNext(&off, m.types.typeOf(t)) }
	if recv := sig.Recv(); recv != nil {
		s.params = append(s.params, place(recv.Type()))
	}
	for v := range sig.Params().Variables() {
		s.params = append(s.params, place(v.Type()))
	}
	for v := range sig.Results().Variables() {
		s.results = append(s.results, place(v.Type()))
	}
	for _, t := range captured {
		free = append(free, place(t))
	}
	s.size = off
	return s, free
}

// placeNext places a parameter, result or captured variable behind what a frame has before off.
func placeNext(off *uintptr, t reflect.Type) slot {
	s := slot{class: classOf(t), t: t}
	ft := s.fieldType()
	s.off = (*off + uintptr(ft.Align()) - 1) &^ (uintptr(ft.Align()) - 1)
	*off = s.off + ft.Size()
	return s
}

// registers counts what a frame holds besides what callers know: registers of each class and others, and constants.
type registers struct {
	counts, constants [classes]int
	others            []slot
}

// layout is where a frame's registers are.
type layout struct {
	frame           reflect.Type
	base, constants [classes]uintptr
	others          []uintptr
	// from dirty to clean, a frame may hold pointers to what only a call needs
	dirty, clean uintptr
}

// layoutFrame makes the frame's type: fixed slots first, then registers of each class, then the others, those with
// pointers first, and at the end constants, which calls leave alone.
func layoutFrame(fixed []slot, r registers) layout {
	fields := []reflect.StructField{{Name: "H", Type: headerType}}
	add := func(prefix string, t reflect.Type) int {
		fields = append(fields, reflect.StructField{Name: prefix + strconv.Itoa(len(fields)), Type: t})
		return len(fields) - 1
	}
	// Rounded up, so that frames of many functions share a type: types are never freed.
	array := func(n int, c class) int { return add("R", reflect.ArrayOf((n+3)&^3, classTypes[c])) }
	for _, s := range fixed {
		add("A", s.fieldType())
	}
	var first, constants [classes]int
	for c := range classes {
		first[c] = array(r.counts[c], c)
	}
	rest := make([]int, len(r.others))
	for _, pointers := range []bool{true, false} {
		for i, s := range r.others {
			if hasPointers(s.t) == pointers {
				rest[i] = add("X", s.t)
			}
		}
	}
	for c := range classes {
		constants[c] = array(r.constants[c], c)
	}
	l := layout{frame: reflect.StructOf(fields), others: make([]uintptr, len(rest))}
	dirty := func(f reflect.StructField) {
		if hasPointers(f.Type) {
			if l.clean == 0 {
				l.dirty = f.Offset
			}
			l.clean = f.Offset + f.Type.Size()
		}
	}
	for i, s := range fixed {
		f := l.frame.Field(i + 1)
		if f.Offset != s.off {
			panic(fmt.Sprintf("typed: a parameter is at %d, expected at %d", f.Offset, s.off))
		}
		dirty(f)
	}
	for c := range classes {
		f := l.frame.Field(first[c])
		l.base[c], l.constants[c] = f.Offset, l.frame.Field(constants[c]).Offset
		dirty(f)
	}
	for i, f := range rest {
		l.others[i] = l.frame.Field(f).Offset
	}
	for i := range len(rest) {
		dirty(l.frame.Field(first[classes-1] + 1 + i))
	}
	return l
}

var classSizes = [classes]uintptr{8, 8, 16, 16, 24}

// run is one run of a cell, with all goroutines that it starts.
type run struct {
	stopped    atomic.Bool
	done       chan struct{} // closed when the run is interrupted; nil where it cannot be
	end        sync.Once     // closes done
	ended      atomic.Bool   // the cell itself has ended, though not all of its goroutines
	deadlocked atomic.Bool   // it was stopped because nothing could go on
}

// stop ends the run, with all its goroutines.
func (r *run) stop() {
	r.end.Do(func() {
		r.stopped.Store(true)
		if r.done != nil {
			close(r.done)
		}
	})
}

// deadlock stops the run because nothing can go on.
func (r *run) deadlock() {
	r.deadlocked.Store(true)
	r.stop()
}

// goroutine is the engine's state of one goroutine, or of one call from compiled code.
type goroutine struct {
	m       *machine
	run     *run
	stopped *atomic.Bool // the run's
	depth   int
	free    []P        // by code id: frames to use again
	top     P          // the innermost frame when last compiled code was called or a panic began
	passing *panicking // the panic that a function with deferred calls has passed on last
}

// maxDepth bounds the depth of calls: Go's own limit of 1 GB of stack would end the process, not the cell.
const maxDepth = 250_000

// enter returns a frame for a call of c. The frames of one code form a list, outermost first; free points to the first
// that no call uses. A leaf has one frame, which is always free: nothing can call it while it runs.
func (g *goroutine) enter(c *code) P {
	if c.id < len(g.free) {
		if fp := g.free[c.id]; fp != nil {
			if !c.leaf {
				g.free[c.id] = head(fp).next
			}
			return fp
		}
	}
	return g.newFrame(c)
}

func (g *goroutine) newFrame(c *code) P {
	if c.id >= len(g.free) {
		g.free = append(g.free, make([]P, c.id+8-len(g.free))...)
	}
	fp := unsafeNew(c.frameRT)
	typedmemmove(c.frameRT, fp, c.template)
	h := head(fp)
	h.code, h.g = c, g
	if c.leaf {
		g.free[c.id] = fp
	}
	return fp
}

// leave keeps the frame of a finished call for the next. Calls end innermost first, so the list is as it was before the
// call, unless a frame was new or a panic has ended calls without their leave.
func (g *goroutine) leave(c *code, fp P) {
	if c.dirtyWords == 1 {
		*at[P](fp, c.dirty) = nil
	} else if c.dirtyWords > 0 {
		clear(unsafe.Slice((*P)(unsafe.Add(fp, c.dirty)), c.dirtyWords))
	}
	if !c.leaf {
		free := &g.free[c.id]
		if h := head(fp); h.next != *free {
			h.next = *free
		}
		*free = fp
	}
}

// run calls c on a frame whose parameters are set.
func (c *code) run(fp P, g *goroutine) {
	switch {
	case c.single != nil:
		c.single(fp)
	case c.leaf:
		follow(c.entry, fp, g)
	default:
		c.call(fp, g)
	}
}

// block is operations in order, then a terminator that says which block comes next, nil at the end of the call.
type block struct {
	ops  []op
	term func(fp P) *block
	last bool // the call ends here: there is no terminator
}

// op is one operation on a frame. An operation that fails panics as Go does.
type op func(fp P)

// call is run for what is no leaf.
func (c *code) call(fp P, g *goroutine) {
	g.depth++
	if g.depth > maxDepth {
		g.overflow(fp)
	}
	switch {
	case c.defers:
		c.runDeferring(fp)
	case c.direct != nil:
		c.direct(fp)
	default:
		follow(c.entry, fp, g)
	}
	g.depth--
}

// follow runs blocks until the call ends.
func follow(b *block, fp P, g *goroutine) {
	for {
		for _, o := range b.ops {
			o(fp)
		}
		if b.last {
			return
		}
		if b = b.term(fp); b == nil {
			return
		}
		if g.stopped.Load() {
			g.cancelled()
		}
	}
}

// cancellation is the panic that unwinds an interrupted run. It runs no deferred calls of the cell and cannot be
// recovered there.
type cancellation struct{}

func (cancellation) Error() string { return "the cell was interrupted" }

func (g *goroutine) cancelled() { panic(cancellation{}) }

// stackOverflow is the error of a recursion without end. Go's own is fatal; this one a program can recover from.
type stackOverflow struct{}

func (stackOverflow) Error() string {
	return "stack overflow: calls are nested more than " + strconv.Itoa(maxDepth) + " deep (is there a recursion without end?)"
}

// RuntimeError marks the error as one of the runtime's.
func (stackOverflow) RuntimeError() {}

func (g *goroutine) overflow(fp P) {
	g.depth = 0 // deferred calls need room
	g.top = fp
	panic(stackOverflow{})
}
