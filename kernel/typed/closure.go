package typed

import (
	"errors"
	"reflect"
	"sync"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// A function value of the engine is a real Go func, so that compiled code can call it like any other: a small native
// closure around the engine's own (an adapter, one for each shape of signature that is common), or a function made by
// reflect.MakeFunc. The engine itself recognises its own by the code that the func points to, and enters the frame
// directly.

// closure is a function with what it captures: pointers, or addresses of copies of other values.
type closure struct {
	m    *machine
	code *code
	free []P
}

// capture puts the captured values into a frame.
func (cl *closure) capture(fp P) {
	for i, off := range cl.code.pointers {
		*at[P](fp, off) = cl.free[i]
	}
	for i := len(cl.code.pointers); i < len(cl.free); i++ {
		s := &cl.code.captured[i]
		typedmemmove(rtypeOf(s.t), P(at[byte](fp, s.off)), cl.free[i])
	}
}

// makeClosure is a function literal that captures variables.
func (k *compiler) makeClosure(in *ssa.MakeClosure) op {
	f := in.Fn.(*ssa.Function)
	k.used = append(k.used, f)
	fn := k.m.function(f)
	d, bindings, m := k.off(in), k.slots(in.Bindings), k.m
	ad, ft := adapterFor(k.m.types.typeOf(in.Type())), k.m.types.typeOf(in.Type())
	return func(fp P) {
		cl := &closure{m: m, code: fn.current(), free: make([]P, len(bindings))}
		for i, b := range bindings {
			if b.class == pointerClass {
				cl.free[i] = *at[P](fp, b.off)
				continue
			}
			rt := rtypeOf(b.t)
			p := unsafeNew(rt)
			typedmemmove(rt, p, P(at[byte](fp, b.off)))
			cl.free[i] = p
		}
		*at[P](fp, d) = ad.make(cl, ft)
	}
}

// functionValue is a declared function as a value. It is the function as it is declared now: a value does not change
// when a later cell declares the function again, a call by name does.
func (k *compiler) functionValue(f *ssa.Function) func() P {
	if n := k.m.compiled(f); n.IsValid() {
		p := dataWord(n.Interface())
		return func() P { return p }
	}
	k.used = append(k.used, f)
	fn, m := k.m.function(f), k.m
	ft := k.m.types.typeOf(f.Signature)
	ad := adapterFor(ft)
	return func() P {
		c := fn.current()
		if p := c.value.Load(); p != nil {
			return *p
		}
		p := ad.make(&closure{m: m, code: c}, ft)
		c.value.Store(&p)
		return p
	}
}

// enter returns a goroutine state and a frame for a call from compiled code.
func (cl *closure) enter() (*goroutine, P) {
	m, c := cl.m, cl.code
	g := m.gs.Get().(*goroutine)
	if r := m.running.Load(); g.run != r {
		g.run, g.stopped = r, &r.stopped
	}
	if g.depth = 0; g.top != nil {
		g.top = nil
	}
	if stackUsed() > maxStack {
		panic(stackOverflow{})
	}
	fp := g.enter(c)
	if h := head(fp); h.caller != nil {
		h.caller = nil
	}
	if len(cl.free) > 0 {
		cl.capture(fp)
	}
	return g, fp
}

// leave ends a call from compiled code. It is deferred, and notes where a panic passed.
func (cl *closure) leave(g *goroutine, fp P, done *bool) {
	m := cl.m
	if !*done {
		if !g.stopped.Load() { // else it is no panic
			m.trail.add(g)
		}
		return // its frames may be in any state
	}
	g.leave(cl.code, fp)
	m.gs.Put(g)
}

// callReflect calls a closure with reflect's values.
func (m *machine) callReflect(cl *closure, in []reflect.Value) []reflect.Value {
	g, fp := cl.enter()
	done := false
	defer cl.leave(g, fp, &done)
	c := cl.code
	for i, s := range c.params {
		valueAt(in[i].Type(), P(at[byte](fp, s.off))).Set(in[i])
	}
	c.run(fp, g)
	out := make([]reflect.Value, len(c.results))
	for i, s := range c.results {
		v := reflect.New(s.t).Elem()
		typedmemmove(rtypeOf(s.t), v.Addr().UnsafePointer(), P(at[byte](fp, s.off)))
		out[i] = v
	}
	done = true
	return out
}

// adapter makes and recognises function values of one shape.
type adapter struct {
	make func(cl *closure, ft reflect.Type) P
	code uintptr // of the func, 0 for makeFunc
	off  uintptr // where it keeps the closure
	// reflect is the code of functions of reflect.MakeFunc.
	reflect uintptr
}

// closure is the engine's closure behind a function value; nil for a compiled function.
func (ad *adapter) closure(f P) *closure {
	if *(*uintptr)(f) == ad.code {
		return *at[*closure](f, ad.off)
	}
	return ad.reflected(f)
}

// reflected is the engine's closure behind a function of reflect.MakeFunc.
func (ad *adapter) reflected(f P) *closure {
	if ad != &makeFunc || *(*uintptr)(f) != makeFunc.reflect {
		return nil
	}
	if h := *at[P](f, makeFunc.off); *(*uintptr)(h) == handlerCode {
		return *at[*closure](h, unsafe.Sizeof(handlerCode))
	}
	return nil
}

// makeFunc is the adapter for shapes that have none of their own.
var makeFunc = adapter{make: func(cl *closure, ft reflect.Type) P {
	return dataWord(reflect.MakeFunc(ft, handler(cl)).Interface())
}}

//go:noinline
func handler(cl *closure) func([]reflect.Value) []reflect.Value {
	return func(in []reflect.Value) []reflect.Value { return cl.m.callReflect(cl, in) }
}

// adapterFor returns the adapter of a func type.
func adapterFor(ft reflect.Type) *adapter {
	if ad := adapters[shapeOf(ft)]; ad != nil {
		return ad
	}
	return &makeFunc
}

var adapters = map[string]*adapter{}

// addAdapter registers an adapter: make returns a func that calls the closure.
func addAdapter(shape string, make func(cl *closure) P) {
	adapters[shape] = &adapter{make: func(cl *closure, _ reflect.Type) P { return make(cl) }}
}

// calibrate finds out, once, where the funcs of adapters and of reflect.MakeFunc keep the closure.
var calibrate = sync.OnceValue(func() error {
	probe := &closure{}
	for shape, ad := range adapters {
		f := ad.make(probe, nil)
		ad.code = *(*uintptr)(f)
		ad.off = 0
		for off := unsafe.Sizeof(uintptr(0)); off <= 2*unsafe.Sizeof(uintptr(0)); off += unsafe.Sizeof(uintptr(0)) {
			if *at[P](f, off) == P(probe) {
				ad.off = off
				break
			}
		}
		if ad.off == 0 {
			return errors.New("a closure of the shape " + shape)
		}
	}
	// A func of reflect.MakeFunc holds its handler, itself a closure.
	h := handler(probe)
	handlerFunc := *(*P)(P(&h))
	if *at[P](handlerFunc, 8) != P(probe) {
		return errors.New("a closure")
	}
	ft := reflect.TypeFor[func(a [3]int)]()
	f := dataWord(reflect.MakeFunc(ft, h).Interface())
	for off := uintptr(8); off <= 40; off += 8 {
		if *at[P](f, off) == handlerFunc {
			makeFunc.reflect, makeFunc.off = *(*uintptr)(f), off
			handlerCode = *(*uintptr)(handlerFunc)
			return nil
		}
	}
	return errors.New("a function of reflect.MakeFunc")
})

var handlerCode uintptr
