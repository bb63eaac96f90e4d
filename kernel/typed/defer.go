package typed

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// A deferred call, and a call that becomes a goroutine, has its function and arguments evaluated now and made later.
// They wait in a small frame of their own, on which the call is one operation.

// deferred is a deferred call.
type deferred struct {
	next  *deferred
	frame P
	call  op
}

// panicking is a panic on its way through deferred calls.
type panicking struct {
	value     any
	top       P // the frame in which it began
	recovered bool
	goexit    bool       // no panic: the goroutine ends
	before    *panicking // the panic for which the deferred call ran that began this one
}

// caught is a panic that has reached a function with deferred calls, or one of these calls: a new one, or one that an inner
// function has passed on.
func (g *goroutine) caught(value any) *panicking {
	p := &panicking{value: value, top: g.top, goexit: value == nil}
	if q := g.passing; q != nil && identical(q.value, value) {
		p.before = q.before
	}
	g.passing = nil
	return p
}

// pass lets a panic go on to the function's caller.
func (g *goroutine) pass(p *panicking) {
	g.top, g.passing = p.top, p
	panic(p.value)
}

// identical says whether two interfaces hold the same value in the same place.
func identical(a, b any) bool { return *(*iface)(P(&a)) == *(*iface)(P(&b)) }

// later compiles a call that is made later: prepare fills a frame for it, call makes the call.
func (k *compiler) later(c *ssa.CallCommon) (prepare func(fp P) P, call op) {
	sub := &compiler{
		m: k.m, c: &code{name: "deferred call"}, pos: k.pos, regs: map[ssa.Value]slot{}, tuples: map[ssa.Value][]slot{},
		alias: map[ssa.Value]ssa.Value{},
	}
	values := append([]ssa.Value{}, c.Args...)
	if _, builtin := c.Value.(*ssa.Builtin); !builtin {
		if _, function := c.Value.(*ssa.Function); !function {
			values = append(values, c.Value)
		}
	}
	var kept []ssa.Value
	for _, v := range values {
		if _, ok := sub.regs[v]; !ok {
			sub.regs[v] = sub.reserve(k.slot(v).t)
			kept = append(kept, v)
		}
	}
	if c.IsInvoke() {
		sub.needScratch()
	}
	results := ssa.Value(&ssa.Alloc{}) // a key for the results' places
	var slots []slot
	for v := range c.Signature().Results().Variables() {
		slots = append(slots, sub.newSlot(v.Type()))
	}
	sub.tuples[results] = slots
	sub.layout(nil)
	if b, ok := c.Value.(*ssa.Builtin); ok && b.Name() == "recover" {
		call = deferredRecover
	} else {
		call = sub.call(c, sub.tuples[results], true)
	}
	k.used = append(k.used, sub.used...)
	var list []passing
	for _, v := range kept {
		list = append(list, passings([]slot{k.slot(v)}, []slot{sub.slot(v)})...)
	}
	passIn, rt, frameCode := pass(list), sub.c.frameRT, sub.c
	template := sub.c.template
	pos := k.pos
	return func(fp P) P {
		frame := unsafeNew(rt)
		typedmemmove(rt, frame, template)
		passIn(frame, fp)
		h := head(frame)
		h.code, h.g, h.caller, h.pos = frameCode, head(fp).g, fp, pos
		return frame
	}, call
}

func (k *compiler) deferCall(in *ssa.Defer) op {
	prepare, call := k.later(&in.Call)
	if in.DeferStack != nil { // of the function around a range-over-func
		stack := k.off(in.DeferStack)
		return func(fp P) {
			h := head(*at[P](fp, stack))
			h.defers = &deferred{h.defers, prepare(fp), call}
		}
	}
	return func(fp P) {
		h := head(fp)
		h.defers = &deferred{h.defers, prepare(fp), call}
	}
}

func (k *compiler) goCall(in *ssa.Go) op {
	prepare, call := k.later(&in.Call)
	m, pos := k.m, k.pos
	return func(fp P) {
		frame := prepare(fp)
		h := head(frame)
		g := &goroutine{m: m, run: h.g.run, stopped: h.g.stopped}
		h.g, h.caller = g, nil
		m.spawn(g, pos, func() { call(frame) })
	}
}

// spawn runs a goroutine of a cell, which a statement at pos starts.
func (m *machine) spawn(g *goroutine, pos token.Pos, body func()) {
	m.started()
	m.live.Add(pos, 1)
	go func() {
		defer m.ended()
		defer m.live.Add(pos, -1)
		defer func() {
			if r := recover(); r != nil {
				if _, ok := r.(cancellation); !ok {
					m.goPanic(r, g)
				}
			}
		}()
		body()
	}()
}

// runDeferring runs a function that defers calls.
func (c *code) runDeferring(fp P) {
	h := head(fp)
	g := h.g
	depth := g.depth
	h.defers, h.own = nil, nil
	returned := false
	defer func() {
		if returned {
			return
		}
		r := recover()
		if _, ok := r.(cancellation); ok {
			panic(r)
		}
		g.depth = depth
		h.own = g.caught(r)
		g.runDefers(h)
		p := h.own
		h.own = nil
		switch {
		case p.goexit: // recover has not stopped it
			return
		case !p.recovered:
			g.pass(p)
		}
		g.m.trail.clear()
		if c.recovery != nil {
			follow(c.recovery, fp, g)
			return
		}
		for _, s := range c.results {
			typedmemclr(rtypeOf(s.fieldType()), P(at[byte](fp, s.off)))
		}
	}()
	follow(c.entry, fp, g)
	if h.defers != nil { // ssa forgets to run those that only the body of a nested range-over-func defers
		g.finish(h)
	}
	returned = true
}

// finish runs the deferred calls of a function that returns.
func (g *goroutine) finish(h *header) {
	g.runDefers(h)
	p := h.own
	if p == nil || p.recovered {
		return
	}
	g.pass(p)
}

// runDefers runs deferred calls, last first. A panic in one replaces the panic before.
func (g *goroutine) runDefers(h *header) {
	depth := g.depth
	for h.defers != nil {
		d := h.defers
		h.defers = d.next
		g.runDeferred(h, d)
		g.depth = depth
	}
}

func (g *goroutine) runDeferred(h *header, d *deferred) {
	done := false
	defer func() {
		if done {
			return
		}
		r := recover()
		if _, ok := r.(cancellation); ok {
			panic(r)
		}
		p := g.caught(r)
		first := p
		for first.before != nil {
			first = first.before
		}
		first.before, h.own = h.own, p
	}()
	dh := head(d.frame)
	dh.panicking = h.own
	d.call(d.frame)
	done = true
}

// deferredRecover is recover() as a deferred call itself. It counts as called by the function that deferred it, but not
// while a panic of that function's own is on its way.
func deferredRecover(frame P) {
	h := head(frame)
	if h.panicking != nil && !h.panicking.recovered {
		return
	}
	if p := head(h.caller).panicking; p != nil && !p.goexit {
		p.recovered = true
	}
}

// recoverOp is recover(): it ends the panic for which the function that calls it was deferred.
func (k *compiler) recoverOp(to []slot) op {
	d := to[0].off
	return func(fp P) {
		p := head(fp).panicking
		if p == nil || p.recovered || p.goexit {
			*at[any](fp, d) = nil
			return
		}
		p.recovered = true
		*at[any](fp, d) = p.value
	}
}
