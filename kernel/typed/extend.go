package typed

import (
	"go/types"
	"reflect"
	"sync"
	"sync/atomic"

	"lab/kernel/front"
)

// A cell may give a type of an earlier cell another method. The runtime's types cannot change, so the type is made again,
// and with it every type that mentions it; memory layouts stay, so all variables keep their values. Functions are
// compiled again when they are next called. What a cell has put into an interface before keeps its former type there: for
// the engine the two are the same type, and it hands such a value on with the new one; compiled code to
// which it is given still sees the old methods.

// formerTypes relates the types that were made for one type of a cell, one after another.
type formerTypes struct {
	any  atomic.Bool // whether there are any
	same sync.Map    // [2]P → bool
}

// extend makes types with new methods ready for use in the cell that is being compiled.
func (m *machine) extend(named []*types.Named) {
	forgotten := m.types.forget(named)
	if len(forgotten) == 0 {
		return
	}
	var codes []func()
	for _, fn := range m.funcs {
		if c := fn.code.Load(); c != nil {
			fn.code.Store(nil)
			codes = append(codes, func() { fn.code.Store(c) })
		}
	}
	m.before = append(m.before, func() {
		m.types.restore(forgotten)
		for _, f := range codes {
			f()
		}
	})
}

// forget drops the real types of all types that mention one of those named, and returns them.
func (tt *typeTable) forget(named []*types.Named) map[types.Type]reflect.Type {
	tt.mu.Lock()
	defer tt.mu.Unlock()
	forgotten := map[types.Type]reflect.Type{}
	tt.real.Iterate(func(t types.Type, r any) {
		if front.Mentions(t, named...) {
			forgotten[t] = r.(reflect.Type)
		}
	})
	for t := range forgotten {
		tt.real.Delete(t)
	}
	if len(forgotten) > 0 {
		tt.former.any.Store(true)
	}
	return forgotten
}

func (tt *typeTable) restore(forgotten map[types.Type]reflect.Type) {
	tt.mu.Lock()
	defer tt.mu.Unlock()
	for t, r := range forgotten {
		tt.real.Set(t, r)
	}
}

// same says whether two real types stand for one type.
func (tt *typeTable) same(a, b P) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil || !tt.former.any.Load() {
		return false
	}
	key := [2]P{a, b}
	if known, ok := tt.former.same.Load(key); ok {
		return known.(bool)
	}
	is := tt.standForOne(typeAt(a), typeAt(b))
	tt.former.same.Store(key, is)
	return is
}

func (tt *typeTable) standForOne(a, b reflect.Type) bool {
	if a == b {
		return true
	}
	if a.Kind() != b.Kind() || a.Name() != b.Name() {
		return false
	}
	x, ok := tt.own.Load(rtypeOf(a))
	y, ok2 := tt.own.Load(rtypeOf(b))
	if ok && ok2 {
		return types.Identical(x.(types.Type), y.(types.Type))
	}
	if a.Name() != "" || ok != ok2 {
		return false
	}
	switch a.Kind() {
	case reflect.Pointer, reflect.Slice:
		return tt.standForOne(a.Elem(), b.Elem())
	case reflect.Array:
		return a.Len() == b.Len() && tt.standForOne(a.Elem(), b.Elem())
	case reflect.Chan:
		return a.ChanDir() == b.ChanDir() && tt.standForOne(a.Elem(), b.Elem())
	case reflect.Map:
		return tt.standForOne(a.Key(), b.Key()) && tt.standForOne(a.Elem(), b.Elem())
	case reflect.Func:
		if a.NumIn() != b.NumIn() || a.NumOut() != b.NumOut() || a.IsVariadic() != b.IsVariadic() {
			return false
		}
		for i := range a.NumIn() {
			if !tt.standForOne(a.In(i), b.In(i)) {
				return false
			}
		}
		for i := range a.NumOut() {
			if !tt.standForOne(a.Out(i), b.Out(i)) {
				return false
			}
		}
		return true
	case reflect.Struct:
		if a.NumField() != b.NumField() {
			return false
		}
		for i := range a.NumField() {
			f, g := a.Field(i), b.Field(i)
			if f.Name != g.Name || f.Tag != g.Tag || f.Anonymous != g.Anonymous || !tt.standForOne(f.Type, g.Type) {
				return false
			}
		}
		return true
	}
	return false
}

// newest is the real type that stands now for what a real type stands for.
func (tt *typeTable) newest(r P) P {
	if r == nil || !tt.former.any.Load() {
		return r
	}
	if t, ok := tt.own.Load(r); ok {
		return rtypeOf(tt.typeOf(t.(types.Type)))
	}
	return r
}

// unify gives two values of one type the same real type, so that the runtime can compare them.
func (tt *typeTable) unify(a, b *any) {
	x, y := (*iface)(P(a)), (*iface)(P(b))
	if x.word != y.word && tt.same(x.word, y.word) {
		y.word = x.word
	}
}
