package typed

import (
	"go/types"
	"reflect"
	"runtime"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// makeInterface puts a value into an interface.
func (k *compiler) makeInterface(in *ssa.MakeInterface) op {
	d, x := k.off(in), k.slot(in.X)
	rt := rtypeOf(x.t)
	word := rt
	if to := k.m.types.typeOf(in.Type()); to.NumMethod() > 0 {
		if word = getitab(rtypeOf(to), rt, true); word == nil {
			notSupported("%s as %s: methods of unnamed types are not known to compiled code", in.X.Type(), in.Type())
		}
	}
	a := x.off
	if isDirect(x.t) {
		return func(fp P) { *at[iface](fp, d) = iface{word, *at[P](fp, a)} }
	}
	if x.class == wordClass && x.t.Size() == 8 {
		return func(fp P) {
			p := unsafeNew(rt)
			*(*uint64)(p) = *at[uint64](fp, a)
			*at[iface](fp, d) = iface{word, p}
		}
	}
	copyValue := copier(x.t)
	return func(fp P) {
		p := unsafeNew(rt)
		copyValue(p, P(at[byte](fp, a)))
		*at[iface](fp, d) = iface{word, p}
	}
}

// changeInterface converts an interface to one with fewer methods.
func (k *compiler) changeInterface(in *ssa.ChangeInterface) op {
	from, to := k.slot(in.X), k.slot(in)
	a, d := from.off, to.off
	if from.t.NumMethod() == 0 {
		return move(to, a)
	}
	if to.t.NumMethod() == 0 {
		return func(fp P) {
			x := *at[iface](fp, a)
			*at[iface](fp, d) = iface{x.typeWord(), x.data}
		}
	}
	rt, table := rtypeOf(to.t), &k.m.types
	return func(fp P) {
		x := *at[iface](fp, a)
		if x.word != nil {
			x.word = getitab(rt, table.newest(x.typeWord()), false)
		}
		*at[iface](fp, d) = x
	}
}

// assertion is x.(T) and v, ok := x.(T).
func (k *compiler) assertion(in *ssa.TypeAssert) op {
	x, pos := k.slot(in.X), k.pos
	table := &k.m.types
	want := table.typeOf(in.AssertedType)
	a, wantRT := x.off, rtypeOf(want)
	var d, ok uintptr
	if in.CommaOk {
		d, ok = k.tuples[in][0].off, k.tuples[in][1].off
	} else {
		d = k.off(in)
	}
	dynamic := func(fp P) P { return at[iface](fp, a).word }
	if x.t.NumMethod() > 0 {
		dynamic = func(fp P) P { return at[iface](fp, a).typeWord() }
	}
	failed := func(fp P, have P) {
		raise(fp, pos)
		if want.Kind() == reflect.Interface {
			panic(interfaceError(have, want))
		}
		panic(assertionError(x.t, have, want))
	}
	if ofMethodValue(in) {
		move := move(k.slot(in), a)
		return func(fp P) {
			if at[iface](fp, a).word == nil {
				nilDereference(fp, pos)
			}
			move(fp)
		}
	}
	if want.Kind() == reflect.Interface {
		empty := want.NumMethod() == 0
		return func(fp P) {
			have := dynamic(fp)
			word := have
			if have != nil && !empty {
				word = getitab(wantRT, table.newest(have), true)
			}
			if word == nil {
				if !in.CommaOk {
					failed(fp, have)
				}
				*at[iface](fp, d) = iface{}
				*at[bool](fp, ok) = false
				return
			}
			*at[iface](fp, d) = iface{word, at[iface](fp, a).data}
			if in.CommaOk {
				*at[bool](fp, ok) = true
			}
		}
	}
	copyValue := copier(want)
	direct := isDirect(want)
	return func(fp P) {
		have := dynamic(fp)
		if have != wantRT && !table.same(have, wantRT) {
			if !in.CommaOk {
				failed(fp, have)
			}
			typedmemclr(wantRT, P(at[byte](fp, d)))
			*at[bool](fp, ok) = false
			return
		}
		if direct {
			*at[P](fp, d) = at[iface](fp, a).data
		} else {
			copyValue(P(at[byte](fp, d)), at[iface](fp, a).data)
		}
		if in.CommaOk {
			*at[bool](fp, ok) = true
		}
	}
}

// ofMethodValue says whether ssa has added the assertion: a method value needs an interface that is not nil.
func ofMethodValue(in *ssa.TypeAssert) bool {
	if in.CommaOk || len(*in.Referrers()) > 0 {
		return false
	}
	list := in.Block().Instrs
	next, ok := list[slices.Index(list, ssa.Instruction(in))+1].(*ssa.MakeClosure)
	return ok && len(next.Bindings) == 1 && next.Bindings[0] == in.X
}

// assertionError is a failed assertion to a type that is no interface; have is nil where the interface is.
func assertionError(static reflect.Type, have P, want reflect.Type) error {
	e := &runtime.TypeAssertionError{}
	*(*typeAssertionError)(P(e)) = typeAssertionError{static: rtypeOf(static), have: have, want: rtypeOf(want)}
	return e
}

// interfaceError is a failed assertion to an interface type, in the words of Go's runtime, which names the method that is missing.
func interfaceError(have P, want reflect.Type) error {
	if have != nil {
		getitab(rtypeOf(want), have, false)
	}
	e := &runtime.TypeAssertionError{}
	*(*typeAssertionError)(P(e)) = typeAssertionError{want: rtypeOf(want)}
	return e
}

// invoke is a call of a method through an interface. A deferred one passes its panic on to the method.
func (k *compiler) invoke(c *ssa.CallCommon, to []slot, deferred bool) op {
	x := k.slot(c.Value)
	a, pos := x.off, k.pos
	method := c.Method
	sig, _ := k.m.layoutSignature(method.Signature(), nil)
	// The method's own frame has the receiver first; what follows the header here stands one place further there.
	index := -1
	for i := range x.t.NumMethod() {
		if x.t.Method(i).Name == method.Name() {
			index = i
		}
	}
	if index < 0 {
		notSupported("the method %s of %s", method.Name(), c.Value.Type())
	}
	args := k.slots(c.Args)
	site := &invokeSite{m: k.m, method: method, index: index, recv: *k.scratch, args: args, to: to, deferred: deferred}
	site.in, site.out = make([]reflect.Type, len(args)), make([]reflect.Type, len(to))
	for i, p := range signatureParams(method.Signature()) {
		site.in[i] = k.m.types.typeOf(p)
	}
	for i, r := range sig.results {
		site.out[i] = r.t
	}
	site.variadic = method.Signature().Variadic()
	return func(fp P) {
		x := at[iface](fp, a)
		if x.word == nil {
			nilDereference(fp, pos)
		}
		t := site.last.Load()
		if t == nil || t.word != x.word {
			t = site.find(x.word)
		}
		head(fp).pos = pos
		t.call(fp, x.data)
	}
}

func signatureParams(sig *types.Signature) []types.Type {
	var list []types.Type
	for v := range sig.Params().Variables() {
		list = append(list, v.Type())
	}
	return list
}
