package typed

import (
	"go/token"
	"reflect"
	"sync"
	"time"

	"golang.org/x/tools/go/ssa"
)

// patch runs a function on its frame in place of its own code.
type patch func(fp P, params, results []slot)

// patched returns what runs in place of a function: one that waits, so that an interrupt can end it, or one that has
// no Go source to instantiate (generics.go).
func (m *machine) patched(f *ssa.Function) patch {
	obj := f.Object()
	if obj == nil || obj.Pkg() == nil {
		return nil
	}
	key := obj.Pkg().Path() + "." + obj.Name()
	if recv := f.Signature.Recv(); recv != nil {
		n := namedOf(recv.Type())
		if n == nil {
			return nil
		}
		key = obj.Pkg().Path() + "." + n.Obj().Name() + "." + obj.Name()
	}
	if run := generics[key]; run != nil {
		var args []reflect.Type
		for _, t := range f.TypeArgs() {
			args = append(args, m.types.typeOf(t))
		}
		return func(fp P, params, results []slot) { run(fp, args, params, results) }
	}
	return patches[key]
}

var patches = map[string]patch{
	"time.Sleep": func(fp P, params, _ []slot) {
		t := time.NewTimer(*at[time.Duration](fp, params[0].off))
		defer t.Stop()
		select {
		case <-t.C:
		case <-waitDone(fp):
			head(fp).g.cancelled()
		}
	},
	"sync.Mutex.Lock": func(fp P, params, _ []slot) {
		mu := *at[*sync.Mutex](fp, params[0].off)
		if !mu.TryLock() {
			waitLock(fp, mu.Lock, mu.Unlock)
		}
	},
	"sync.RWMutex.Lock": func(fp P, params, _ []slot) {
		mu := *at[*sync.RWMutex](fp, params[0].off)
		if !mu.TryLock() {
			waitLock(fp, mu.Lock, mu.Unlock)
		}
	},
	"sync.RWMutex.RLock": func(fp P, params, _ []slot) {
		mu := *at[*sync.RWMutex](fp, params[0].off)
		if !mu.TryRLock() {
			waitLock(fp, mu.RLock, mu.RUnlock)
		}
	},
	"sync.WaitGroup.Wait": func(fp P, params, _ []slot) {
		wg := *at[*sync.WaitGroup](fp, params[0].off)
		waitLock(fp, wg.Wait, func() {})
	},
	"sync.WaitGroup.Go": func(fp P, params, _ []slot) { // so that the goroutine is known as one of the cell's
		wg, f, g := *at[*sync.WaitGroup](fp, params[0].off), *at[func()](fp, params[1].off), head(fp).g
		wg.Add(1)
		pos := token.NoPos
		if caller := head(fp).caller; caller != nil {
			pos = head(caller).pos
		}
		g.m.spawn(&goroutine{m: g.m, run: g.run, stopped: g.stopped}, pos, func() {
			defer wg.Done()
			f()
		})
	},
	"sync.Cond.Wait": func(fp P, params, _ []slot) {
		c := *at[*sync.Cond](fp, params[0].off)
		waitLock(fp, c.Wait, c.L.Unlock)
	},
	"maps.clone": func(fp P, params, results []slot) {
		m := reflect.ValueOf(*at[any](fp, params[0].off))
		if m.IsNil() {
			*at[any](fp, results[0].off) = m.Interface()
			return
		}
		clone := reflect.MakeMapWithSize(m.Type(), m.Len())
		for key, v := range m.Seq2() {
			clone.SetMapIndex(key, v)
		}
		*at[any](fp, results[0].off) = clone.Interface()
	},
}

// waitLock waits for a lock, or for the interrupt of the run; a lock that comes too late is given back.
func waitLock(fp P, lock, unlock func()) {
	m := head(fp).g.m
	head(fp).g.top = fp
	m.block()
	defer m.unblock()
	locked := make(chan struct{})
	go func() {
		lock()
		select {
		case locked <- struct{}{}:
		case <-waitDone(fp):
			unlock()
		}
	}()
	select {
	case <-locked:
	case <-waitDone(fp):
		head(fp).g.cancelled()
	}
}

// patch makes the code of a patched function.
func (k *compiler) patch(run patch) {
	sig, _ := k.m.layoutSignature(k.f.Signature, nil)
	k.c.params, k.c.results = sig.params, sig.results
	k.layout(append(append([]slot{}, sig.params...), sig.results...))
	k.c.direct = func(fp P) {
		head(fp).g.top = fp // what it calls may panic
		run(fp, sig.params, sig.results)
	}
}

// native makes code of a compiled function, for callers that know it as one of the engine's.
func (k *compiler) native(n reflect.Value) {
	sig, _ := k.m.layoutSignature(k.f.Signature, nil)
	k.c.params, k.c.results = sig.params, sig.results
	k.layout(append(append([]slot{}, sig.params...), sig.results...))
	call, f := nativeCaller(n.Type(), sig.params, sig.results), dataWord(n.Interface())
	k.c.direct = func(fp P) { call(f, fp) }
}
