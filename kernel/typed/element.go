package typed

import (
	"go/token"
	"go/types"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// index returns what reads an index, whatever integer type it has.
func (k *compiler) index(v ssa.Value) func(fp P) int {
	if k.numberKind(v) == reflect.Int {
		return k.intOperand(v).value()
	}
	a := k.off(v)
	switch k.m.types.typeOf(v.Type()).Kind() {
	case reflect.Int8:
		return func(fp P) int { return int(*at[int8](fp, a)) }
	case reflect.Int16:
		return func(fp P) int { return int(*at[int16](fp, a)) }
	case reflect.Int32:
		return func(fp P) int { return int(*at[int32](fp, a)) }
	case reflect.Uint8:
		return func(fp P) int { return int(*at[uint8](fp, a)) }
	case reflect.Uint16:
		return func(fp P) int { return int(*at[uint16](fp, a)) }
	case reflect.Uint32:
		return func(fp P) int { return int(*at[uint32](fp, a)) }
	case reflect.Uint, reflect.Uint64, reflect.Uintptr:
		return func(fp P) int { return int(min(*at[uint64](fp, a), 1<<63-1)) }
	}
	notSupported("an index of the type %s", v.Type())
	return nil
}

// indexRegister is the register of an index that is an int.
func (k *compiler) indexRegister(v ssa.Value) (off uintptr, ok bool) {
	if k.numberKind(v) != reflect.Int || k.delayed[v] {
		return 0, false
	}
	return k.off(v), true
}

// outOfRange panics as an index out of range does.
//
//go:noinline
func outOfRange(fp P, pos token.Pos, i, n int) {
	raise(fp, pos)
	_ = unsafe.Slice(&empty, n)[i]
}

var empty struct{}

// loadElement is xs[i] for a slice.
func (k *compiler) loadElement(addr *ssa.IndexAddr, load *ssa.UnOp) op {
	to, pos := k.slot(load), position(addr, k.pos)
	d := to.off
	if k.delayed[addr.X] {
		p, copyValue := k.elementPointer(addr, to.t.Size()), copier(to.t)
		return func(fp P) { copyValue(P(at[byte](fp, d)), p(fp)) }
	}
	a := k.off(addr.X)
	if i, ok := k.indexRegister(addr.Index); ok {
		switch {
		case to.class == wordClass && to.t.Size() == 8:
			return func(fp P) {
				s, i := at[[]uint64](fp, a), *at[int](fp, i)
				if uint(i) >= uint(len(*s)) {
					outOfRange(fp, pos, i, len(*s))
				}
				*at[uint64](fp, d) = (*s)[i]
			}
		case to.class == sliceClass:
			return func(fp P) {
				s, i := at[[]sliceHeader](fp, a), *at[int](fp, i)
				if uint(i) >= uint(len(*s)) {
					outOfRange(fp, pos, i, len(*s))
				}
				*at[sliceHeader](fp, d) = (*s)[i]
			}
		case to.class == stringClass:
			return func(fp P) {
				s, i := at[[]string](fp, a), *at[int](fp, i)
				if uint(i) >= uint(len(*s)) {
					outOfRange(fp, pos, i, len(*s))
				}
				*at[string](fp, d) = (*s)[i]
			}
		case to.class == pointerClass:
			return func(fp P) {
				s, i := at[[]P](fp, a), *at[int](fp, i)
				if uint(i) >= uint(len(*s)) {
					outOfRange(fp, pos, i, len(*s))
				}
				*at[P](fp, d) = (*s)[i]
			}
		}
	}
	index, size, copyValue := k.index(addr.Index), to.t.Size(), copier(to.t)
	return func(fp P) {
		s, i := at[sliceHeader](fp, a), index(fp)
		if uint(i) >= uint(s.len) {
			outOfRange(fp, pos, i, s.len)
		}
		copyValue(P(at[byte](fp, d)), unsafe.Add(s.data, uintptr(i)*size))
	}
}

// storeElement is xs[i] = v for a slice.
func (k *compiler) storeElement(addr *ssa.IndexAddr, store *ssa.Store) op {
	t, v, pos := k.m.types.typeOf(store.Val.Type()), k.off(store.Val), position(addr, k.pos)
	if k.delayed[addr.X] {
		p, copyValue := k.elementPointer(addr, t.Size()), copier(t)
		return func(fp P) { copyValue(p(fp), P(at[byte](fp, v))) }
	}
	a := k.off(addr.X)
	if i, ok := k.indexRegister(addr.Index); ok {
		switch c := classOf(t); {
		case c == wordClass && t.Size() == 8:
			return func(fp P) {
				s, i := at[[]uint64](fp, a), *at[int](fp, i)
				if uint(i) >= uint(len(*s)) {
					outOfRange(fp, pos, i, len(*s))
				}
				(*s)[i] = *at[uint64](fp, v)
			}
		case c == stringClass:
			return func(fp P) {
				s, i := at[[]string](fp, a), *at[int](fp, i)
				if uint(i) >= uint(len(*s)) {
					outOfRange(fp, pos, i, len(*s))
				}
				(*s)[i] = *at[string](fp, v)
			}
		}
	}
	index, size, copyValue := k.index(addr.Index), t.Size(), copier(t)
	return func(fp P) {
		s, i := at[sliceHeader](fp, a), index(fp)
		if uint(i) >= uint(s.len) {
			outOfRange(fp, pos, i, s.len)
		}
		copyValue(unsafe.Add(s.data, uintptr(i)*size), P(at[byte](fp, v)))
	}
}

// indexAddr is &xs[i].
func (k *compiler) indexAddr(in *ssa.IndexAddr) op {
	d, a, index, pos := k.off(in), k.off(in.X), k.index(in.Index), k.pos
	if s, ok := in.X.Type().Underlying().(*types.Slice); ok {
		size := k.m.types.typeOf(s.Elem()).Size()
		return func(fp P) {
			s, i := at[sliceHeader](fp, a), index(fp)
			if uint(i) >= uint(s.len) {
				outOfRange(fp, pos, i, s.len)
			}
			*at[P](fp, d) = unsafe.Add(s.data, uintptr(i)*size)
		}
	}
	array := deref(in.X.Type()).Underlying().(*types.Array)
	n, size := int(array.Len()), k.m.types.typeOf(array.Elem()).Size()
	return func(fp P) {
		i, p := index(fp), *at[P](fp, a)
		if p == nil {
			nilDereference(fp, pos)
		}
		if uint(i) >= uint(n) {
			outOfRange(fp, pos, i, n)
		}
		*at[P](fp, d) = unsafe.Add(p, uintptr(i)*size)
	}
}

// indexValue is xs[i] for an array that has no address, or a byte of a string.
func (k *compiler) indexValue(v, x, i ssa.Value) op {
	to, a, index, pos := k.slot(v), k.off(x), k.index(i), k.pos
	d := to.off
	if array, ok := x.Type().Underlying().(*types.Array); ok {
		n, size, copyValue := int(array.Len()), to.t.Size(), copier(to.t)
		return func(fp P) {
			i := index(fp)
			if uint(i) >= uint(n) {
				outOfRange(fp, pos, i, n)
			}
			copyValue(P(at[byte](fp, d)), P(at[byte](fp, a+uintptr(i)*size)))
		}
	}
	return func(fp P) {
		s, i := *at[string](fp, a), index(fp)
		if uint(i) >= uint(len(s)) {
			outOfRange(fp, pos, i, len(s))
		}
		*at[uint8](fp, d) = s[i]
	}
}

// sliceOf is x[low:high:max].
func (k *compiler) sliceOf(in *ssa.Slice) op {
	d, a, pos := k.off(in), k.off(in.X), k.pos
	bound := func(v ssa.Value) func(fp P) int {
		if v == nil {
			return nil
		}
		return k.index(v)
	}
	low, high, limit := bound(in.Low), bound(in.High), bound(in.Max)
	from := func(fp P) int {
		if low == nil {
			return 0
		}
		return low(fp)
	}
	under := in.X.Type().Underlying()
	if _, ok := under.(*types.Basic); ok { // a string
		return func(fp P) {
			s := *at[string](fp, a)
			l, h := from(fp), len(s)
			if high != nil {
				h = high(fp)
			}
			if uint(h) > uint(len(s)) || uint(l) > uint(h) {
				raise(fp, pos)
			}
			if high == nil {
				*at[string](fp, d) = s[l:]
			} else {
				*at[string](fp, d) = s[l:h]
			}
		}
	}
	n := -1
	var size uintptr
	if p, ok := under.(*types.Pointer); ok {
		array := p.Elem().Underlying().(*types.Array)
		n, size = int(array.Len()), k.m.types.typeOf(array.Elem()).Size()
	} else {
		size = k.m.types.typeOf(under.(*types.Slice).Elem()).Size()
	}
	return func(fp P) {
		var s sliceHeader
		if n < 0 {
			s = *at[sliceHeader](fp, a)
		} else {
			s = sliceHeader{*at[P](fp, a), n, n}
			if s.data == nil {
				nilDereference(fp, pos)
			}
		}
		l, h, c := from(fp), s.len, s.cap
		if high != nil {
			h = high(fp)
		}
		if limit != nil {
			c = limit(fp)
		}
		if uint(c) > uint(s.cap) || uint(h) > uint(c) || uint(l) > uint(h) {
			raise(fp, pos)
			// Slicing something as long makes the runtime's own error.
			same := unsafe.Slice(&empty, s.cap)[:s.len]
			array := unsafe.Slice(&empty, max(n, 0))
			switch {
			case limit != nil:
				_ = same[l:h:c]
			case n >= 0:
				sliceArray(array, l, h)
			case high == nil:
				_ = same[l:]
			default:
				_ = same[l:h]
			}
		}
		r := sliceHeader{s.data, h - l, c - l}
		if r.cap > 0 {
			r.data = unsafe.Add(s.data, uintptr(l)*size)
		}
		*at[sliceHeader](fp, d) = r
	}
}

// sliceArray panics as slicing an array beyond its length does, which names the length where a slice's names the
// capacity.
func sliceArray(array []struct{}, l, h int) {
	if uint(h) > uint(len(array)) {
		_ = string(make([]byte, len(array)))[:h]
	}
	_ = array[l:h]
}

// makeSlice is make([]T, n, c).
func (k *compiler) makeSlice(in *ssa.MakeSlice) op {
	d, length, capacity, pos := k.off(in), k.index(in.Len), k.index(in.Cap), k.pos
	elem := k.m.types.typeOf(in.Type()).Elem()
	rt, size := rtypeOf(elem), elem.Size()
	tooMany := func(n int) bool { return n < 0 || size > 0 && uintptr(n) > 1<<47/size }
	return func(fp P) {
		n, c := length(fp), capacity(fp)
		if tooMany(n) {
			raise(fp, pos)
			_ = make([]int, bad(n))
		}
		if c < n || tooMany(c) {
			raise(fp, pos)
			_ = make([]int, 0, bad(c))
		}
		*at[sliceHeader](fp, d) = sliceHeader{unsafeNewArray(rt, c), n, c}
	}
}

// bad is a length that make refuses.
func bad(n int) int {
	if n >= 0 {
		n = -1
	}
	return n
}
