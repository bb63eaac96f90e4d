package typed

import (
	"go/token"
	"go/types"
	"reflect"
	"sync"
	"sync/atomic"

	"golang.org/x/tools/go/ssa"
)

// passing is a value that goes from one frame to another.
type passing struct {
	class    class
	src, dst uintptr
	t        reflect.Type
}

// passOne returns what copies a value from the frame src to the frame dst.
func passOne(p passing) func(dst, src P) {
	s, d := p.src, p.dst
	switch p.class {
	case wordClass:
		return func(dst, src P) { *at[uint64](dst, d) = *at[uint64](src, s) }
	case pointerClass:
		return func(dst, src P) { *at[P](dst, d) = *at[P](src, s) }
	case stringClass:
		return func(dst, src P) { *at[string](dst, d) = *at[string](src, s) }
	case interfaceClass:
		return func(dst, src P) { *at[iface](dst, d) = *at[iface](src, s) }
	case sliceClass:
		return func(dst, src P) { *at[sliceHeader](dst, d) = *at[sliceHeader](src, s) }
	}
	copyValue := copier(p.t)
	return func(dst, src P) { copyValue(P(at[byte](dst, d)), P(at[byte](src, s))) }
}

// pass returns what copies values from the frame src to the frame dst.
func pass(list []passing) func(dst, src P) {
	if len(list) == 2 && list[0].class == wordClass && list[1].class == wordClass {
		s0, s1, d0, d1 := list[0].src, list[1].src, list[0].dst, list[1].dst
		return func(dst, src P) {
			*at[uint64](dst, d0) = *at[uint64](src, s0)
			*at[uint64](dst, d1) = *at[uint64](src, s1)
		}
	}
	all := make([]func(dst, src P), len(list))
	for i, p := range list {
		all[i] = passOne(p)
	}
	return passAll(all)
}

func passAll(all []func(dst, src P)) func(dst, src P) {
	switch len(all) {
	case 0:
		return func(dst, src P) {}
	case 1:
		return all[0]
	case 2:
		a, b := all[0], all[1]
		return func(dst, src P) { a(dst, src); b(dst, src) }
	}
	return func(dst, src P) {
		for _, f := range all {
			f(dst, src)
		}
	}
}

func passings(from, to []slot) []passing {
	list := make([]passing, len(from))
	for i := range from {
		list[i] = passing{class: to[i].class, src: from[i].off, dst: to[i].off, t: to[i].t}
	}
	return list
}

func (k *compiler) slots(values []ssa.Value) []slot {
	list := make([]slot, len(values))
	for i, v := range values {
		list[i] = k.slot(v)
	}
	return list
}

// results are the places of a call's results.
func (k *compiler) callResults(in *ssa.Call) []slot {
	if tuple, ok := in.Type().(*types.Tuple); ok {
		if tuple.Len() == 0 {
			return nil
		}
		return k.tuples[in]
	}
	return []slot{k.slot(in)}
}

// call is any call; to are the places of its results. A deferred one passes its panic on to the function it calls.
func (k *compiler) call(c *ssa.CallCommon, to []slot, deferred bool) op {
	if b, ok := c.Value.(*ssa.Builtin); ok {
		return k.builtin(b, c, to)
	}
	if c.IsInvoke() {
		return k.invoke(c, to, deferred)
	}
	if f := c.StaticCallee(); f != nil {
		if _, closure := c.Value.(*ssa.MakeClosure); !closure {
			if n := k.m.compiled(f); n.IsValid() {
				return k.callCompiled(n, k.slots(c.Args), to)
			}
			return k.callStatic(f, c.Args, to, deferred)
		}
	}
	return k.callValue(c.Value, c.Args, to, deferred)
}

// argument is a value that a call hands over: a register, or a tree that is computed into the callee's frame.
func (k *compiler) argument(v ssa.Value, to slot) func(dst, src P) {
	d := to.off
	if k.delayed[v] {
		switch k.numberKind(v) {
		case reflect.Int:
			f := k.intOperand(v).value()
			return func(dst, src P) { *at[int](dst, d) = f(src) }
		case reflect.Float64:
			f := k.floatOperand(v).value()
			return func(dst, src P) { *at[float64](dst, d) = f(src) }
		}
	}
	return passOne(passing{class: to.class, src: k.off(v), dst: d, t: to.t})
}

// arguments returns what hands over all arguments of a call.
func (k *compiler) arguments(values []ssa.Value, to []slot) func(dst, src P) {
	if len(values) == 2 && to[0].class == wordClass && to[1].class == wordClass && !k.delayed[values[0]] && !k.delayed[values[1]] {
		return pass(passings(k.slots(values), to))
	}
	all := make([]func(dst, src P), len(values))
	for i, v := range values {
		all[i] = k.argument(v, to[i])
	}
	return passAll(all)
}

// callStatic is a call of a function that the engine runs.
func (k *compiler) callStatic(f *ssa.Function, args []ssa.Value, to []slot, deferred bool) op {
	fn := k.m.function(f)
	k.used = append(k.used, f)
	sig, _ := k.m.layoutSignature(f.Signature, nil)
	pos := k.pos
	passOut := pass(passings(sig.results, to))
	if deferred {
		passIn := k.arguments(args, sig.params)
		return func(fp P) {
			c, g, nf := fn.frame(fp, pos)
			nh := head(nf)
			nh.panicking = head(fp).panicking
			passIn(nf, fp)
			c.run(nf, g)
			passOut(fp, nf)
			nh.panicking = nil
			g.leave(c, nf)
		}
	}
	if len(to) == 1 && to[0].class == wordClass && len(args) == 1 && sig.params[0].class == wordClass {
		p, r, d := sig.params[0].off, sig.results[0].off, to[0].off
		if k.delayed[args[0]] && k.numberKind(args[0]) == reflect.Int {
			f := k.intOperand(args[0]).value()
			return func(fp P) {
				c, g, nf := fn.frame(fp, pos)
				*at[int](nf, p) = f(fp)
				c.run(nf, g)
				*at[uint64](fp, d) = *at[uint64](nf, r)
				g.leave(c, nf)
			}
		}
		if !k.delayed[args[0]] {
			a := k.off(args[0])
			return func(fp P) {
				c, g, nf := fn.frame(fp, pos)
				*at[uint64](nf, p) = *at[uint64](fp, a)
				c.run(nf, g)
				*at[uint64](fp, d) = *at[uint64](nf, r)
				g.leave(c, nf)
			}
		}
	}
	passIn := k.arguments(args, sig.params)
	if len(to) == 1 && to[0].class == wordClass {
		r, d := sig.results[0].off, to[0].off
		return func(fp P) {
			c, g, nf := fn.frame(fp, pos)
			passIn(nf, fp)
			c.run(nf, g)
			*at[uint64](fp, d) = *at[uint64](nf, r)
			g.leave(c, nf)
		}
	}
	return func(fp P) {
		c, g, nf := fn.frame(fp, pos)
		passIn(nf, fp)
		c.run(nf, g)
		passOut(fp, nf)
		g.leave(c, nf)
	}
}

// frame begins a call from the frame fp: it finds the function's present code and a frame for it.
func (fn *function) frame(fp P, pos token.Pos) (c *code, g *goroutine, nf P) {
	if c = fn.code.Load(); c == nil {
		c = fn.current()
	}
	h := head(fp)
	h.pos = pos
	g = h.g
	if c.id < len(g.free) {
		nf = g.free[c.id]
	}
	if nf == nil {
		nf = g.newFrame(c)
	} else if !c.leaf {
		g.free[c.id] = head(nf).next
	}
	if nh := head(nf); nh.caller != fp {
		nh.caller = fp
	}
	return c, g, nf
}

// callValue is a call of a function value: one of the engine's own, entered directly, or a compiled one.
func (k *compiler) callValue(v ssa.Value, args []ssa.Value, to []slot, deferred bool) op {
	sig := v.Type().Underlying().(*types.Signature)
	layout, _ := k.m.layoutSignature(sig, nil)
	passIn, passOut := k.arguments(args, layout.params), pass(passings(layout.results, to))
	ft := k.m.types.typeOf(sig)
	callee, pos := k.callee(v), k.pos
	ad, m := adapterFor(ft), k.m
	native := k.callNative(ft, args, to)
	if deferred {
		return func(fp P) {
			f := callee.load(fp)
			if f == nil {
				nilDereference(fp, pos)
			}
			cl := ad.closure(f)
			if cl == nil || cl.m != m {
				head(fp).pos = pos
				native(f, fp)
				return
			}
			c, g, nf := cl.frame(fp, pos)
			nh := head(nf)
			nh.panicking = head(fp).panicking
			passIn(nf, fp)
			c.run(nf, g)
			passOut(fp, nf)
			nh.panicking = nil
			g.leave(c, nf)
		}
	}
	if len(to) == 1 && to[0].class == wordClass {
		r, d := layout.results[0].off, to[0].off
		return func(fp P) {
			f := callee.load(fp)
			if f == nil {
				nilDereference(fp, pos)
			}
			cl := ad.closure(f)
			if cl == nil || cl.m != m {
				head(fp).pos = pos
				native(f, fp)
				return
			}
			c, g, nf := cl.frame(fp, pos)
			passIn(nf, fp)
			c.run(nf, g)
			*at[uint64](fp, d) = *at[uint64](nf, r)
			g.leave(c, nf)
		}
	}
	return func(fp P) {
		f := callee.load(fp)
		if f == nil {
			nilDereference(fp, pos)
		}
		cl := ad.closure(f)
		if cl == nil || cl.m != m {
			head(fp).pos = pos
			native(f, fp)
			return
		}
		c, g, nf := cl.frame(fp, pos)
		passIn(nf, fp)
		c.run(nf, g)
		passOut(fp, nf)
		g.leave(c, nf)
	}
}

// callee is where a call finds the function value that it calls.
type callee struct {
	reg    uintptr
	cell   *P // a package-level variable
	behind bool
	pos    token.Pos
}

func (k *compiler) callee(v ssa.Value) callee {
	if !k.delayed[v] {
		return callee{reg: k.off(v)}
	}
	addr := v.(*ssa.UnOp).X
	if g, ok := addr.(*ssa.Global); ok {
		return callee{cell: (*P)(k.m.global(g))}
	}
	return callee{reg: k.off(addr), behind: true, pos: position(v.(ssa.Instruction), k.pos)}
}

func (c *callee) load(fp P) P {
	if c.cell != nil {
		return *c.cell
	}
	p := *at[P](fp, c.reg)
	if c.behind {
		if p == nil {
			nilDereference(fp, c.pos)
		}
		p = *(*P)(p)
	}
	return p
}

// callNative calls a compiled function value. It needs all arguments in registers.
func (k *compiler) callNative(ft reflect.Type, args []ssa.Value, to []slot) nativeCall {
	native := nativeCaller(ft, k.slots(args), to)
	var spills []func(dst, src P)
	for _, v := range args {
		if k.delayed[v] {
			spills = append(spills, k.argument(v, k.slot(v)))
		}
	}
	if spills == nil {
		return func(f, fp P) {
			head(fp).g.top = fp
			native(f, fp)
		}
	}
	spill := passAll(spills)
	return func(f, fp P) {
		spill(fp, fp)
		head(fp).g.top = fp
		native(f, fp)
	}
}

// frame begins a call of the closure from the frame fp.
func (cl *closure) frame(fp P, pos token.Pos) (c *code, g *goroutine, nf P) {
	c = cl.code
	h := head(fp)
	h.pos = pos
	g = h.g
	if c.id < len(g.free) {
		nf = g.free[c.id]
	}
	if nf == nil {
		nf = g.newFrame(c)
	} else if !c.leaf {
		g.free[c.id] = head(nf).next
	}
	if nh := head(nf); nh.caller != fp {
		nh.caller = fp
	}
	if len(cl.free) > 0 {
		cl.capture(nf)
	}
	return c, g, nf
}

// callCompiled is a call of a compiled function that is known beforehand.
func (k *compiler) callCompiled(n reflect.Value, args, to []slot) op {
	native := nativeCaller(n.Type(), args, to)
	f, pos := dataWord(n.Interface()), k.pos
	return func(fp P) {
		h := head(fp)
		h.pos, h.g.top = pos, fp
		native(f, fp)
	}
}

// invokeSite is a call of an interface's method. It remembers the last type that it met.
type invokeSite struct {
	m        *machine
	method   *types.Func
	index    int  // in the interface's table
	recv     slot // where the receiver of a compiled method is put
	args, to []slot
	in, out  []reflect.Type
	variadic bool
	deferred bool
	last     atomic.Pointer[invokeTarget]
	all      sync.Map // P → *invokeTarget
}

type invokeTarget struct {
	word P
	call func(fp, data P)
}

func (s *invokeSite) find(word P) *invokeTarget {
	if t, ok := s.all.Load(word); ok {
		s.last.Store(t.(*invokeTarget))
		return t.(*invokeTarget)
	}
	t := &invokeTarget{word: word}
	if own, ok := s.m.types.own.Load((*itab)(word).typ); ok {
		t.call = s.ownMethod(own.(types.Type))
	}
	if t.call == nil {
		ft := reflect.FuncOf(append([]reflect.Type{reflect.TypeFor[P]()}, s.in...), s.out, s.variadic)
		native := nativeCaller(ft, append([]slot{s.recv}, s.args...), s.to)
		f, recv := P(&(*itab)(word).fun[s.index]), s.recv.off
		t.call = func(fp, data P) {
			head(fp).g.top = fp
			*at[P](fp, recv) = data
			native(f, fp)
		}
	}
	s.all.Store(word, t)
	s.last.Store(t)
	return t
}

// ownMethod calls the method of a type that cells or generic code declare.
func (s *invokeSite) ownMethod(t types.Type) func(fp, data P) {
	fn := s.m.methodOf(t, s.method.Name(), s.method.Pkg())
	if fn == nil {
		return nil
	}
	s.m.mu.Lock()
	sig, _ := s.m.layoutSignature(fn.ssa.Signature, nil)
	s.m.mu.Unlock()
	recv := sig.params[0]
	passIn, passOut := pass(passings(s.args, sig.params[1:])), pass(passings(sig.results, s.to))
	direct, deferred := isDirect(recv.t), s.deferred
	copyValue := copier(recv.t)
	return func(fp, data P) {
		c, g, nf := fn.frame(fp, head(fp).pos)
		if deferred {
			head(nf).panicking = head(fp).panicking
		}
		if direct {
			*at[P](nf, recv.off) = data
		} else {
			copyValue(P(at[byte](nf, recv.off)), data)
		}
		passIn(nf, fp)
		c.run(nf, g)
		passOut(fp, nf)
		if deferred {
			head(nf).panicking = nil
		}
		g.leave(c, nf)
	}
}

// methodOf finds the method of a type by name.
func (m *machine) methodOf(t types.Type, name string, pkg *types.Package) *function {
	m.mu.Lock()
	defer m.mu.Unlock()
	sel := types.NewMethodSet(t).Lookup(pkg, name)
	if sel == nil {
		return nil
	}
	f := m.prog.MethodValue(sel)
	if f == nil {
		return nil
	}
	return m.function(f)
}
