package typed

import (
	"go/token"
	"go/types"
	"reflect"
	"unicode/utf8"

	"golang.org/x/tools/go/ssa"
)

// Maps are Go's own. The commonest kinds, string or integer keys with elements of one word, are reached as maps of the
// same memory layout; the others through the runtime's general functions.

// wordMap says whether a map's elements are words of 8 bytes without pointers.
func wordMap(t reflect.Type) bool {
	return classOf(t.Elem()) == wordClass && t.Elem().Size() == 8
}

func isIntKey(t reflect.Type) bool {
	return t.Key().Kind() == reflect.Int || t.Key().Kind() == reflect.Int64
}

// lookup is m[k] and v, ok := m[k], for maps and strings.
func (k *compiler) lookup(in *ssa.Lookup) op {
	if _, ok := in.X.Type().Underlying().(*types.Basic); ok {
		return k.indexValue(in, in.X, in.Index)
	}
	m, key, pos := k.off(in.X), k.off(in.Index), k.pos
	t := k.m.types.typeOf(in.X.Type())
	var d, ok uintptr
	if in.CommaOk {
		d, ok = k.tuples[in][0].off, k.tuples[in][1].off
	} else {
		d = k.off(in)
	}
	if wordMap(t) {
		switch {
		case t.Key().Kind() == reflect.String && in.CommaOk:
			return func(fp P) {
				*at[uint64](fp, d), *at[bool](fp, ok) = lookupWord(*at[map[string]uint64](fp, m), *at[string](fp, key))
			}
		case t.Key().Kind() == reflect.String:
			return func(fp P) { *at[uint64](fp, d) = (*at[map[string]uint64](fp, m))[*at[string](fp, key)] }
		case isIntKey(t) && in.CommaOk:
			return func(fp P) {
				*at[uint64](fp, d), *at[bool](fp, ok) = lookupWord(*at[map[int]uint64](fp, m), *at[int](fp, key))
			}
		case isIntKey(t):
			return func(fp P) { *at[uint64](fp, d) = (*at[map[int]uint64](fp, m))[*at[int](fp, key)] }
		}
	}
	rt, elem, copyValue := rtypeOf(t), rtypeOf(t.Elem()), copier(t.Elem())
	return func(fp P) {
		h := head(fp)
		h.pos, h.g.top = pos, fp // the key may not be hashable
		p := mapaccess(rt, *at[P](fp, m), P(at[byte](fp, key)))
		if p == nil {
			typedmemclr(elem, P(at[byte](fp, d)))
		} else {
			copyValue(P(at[byte](fp, d)), p)
		}
		if ok != 0 {
			*at[bool](fp, ok) = p != nil
		}
	}
}

func lookupWord[K comparable](m map[K]uint64, key K) (uint64, bool) {
	v, ok := m[key]
	return v, ok
}

// nilMap panics as an assignment to a nil map does.
//
//go:noinline
func nilMap(fp P, pos token.Pos) {
	raise(fp, pos)
	assign(nil)
}

//go:noinline
func assign(m map[int]int) { m[0] = 0 }

// mapUpdate is m[k] = v.
func (k *compiler) mapUpdate(in *ssa.MapUpdate) op {
	m, key, value, pos := k.off(in.Map), k.off(in.Key), k.off(in.Value), k.pos
	t := k.m.types.typeOf(in.Map.Type())
	if wordMap(t) && t.Key().Kind() == reflect.String {
		return func(fp P) {
			table := *at[map[string]uint64](fp, m)
			if table == nil {
				nilMap(fp, pos)
			}
			table[*at[string](fp, key)] = *at[uint64](fp, value)
		}
	}
	if wordMap(t) && isIntKey(t) {
		return func(fp P) {
			table := *at[map[int]uint64](fp, m)
			if table == nil {
				nilMap(fp, pos)
			}
			table[*at[int](fp, key)] = *at[uint64](fp, value)
		}
	}
	rt := rtypeOf(t)
	return func(fp P) {
		h := head(fp)
		h.pos, h.g.top = pos, fp
		table := *at[P](fp, m)
		if table == nil {
			nilMap(fp, pos)
		}
		mapassign(rt, table, P(at[byte](fp, key)), P(at[byte](fp, value)))
	}
}

// makeMap is make(map[K]V, n).
func (k *compiler) makeMap(in *ssa.MakeMap) op {
	d, t := k.off(in), k.m.types.typeOf(in.Type())
	size := func(P) int { return 0 }
	if in.Reserve != nil {
		size = k.index(in.Reserve)
	}
	if wordMap(t) && t.Key().Kind() == reflect.String {
		return func(fp P) { *at[map[string]uint64](fp, d) = make(map[string]uint64, max(size(fp), 0)) }
	}
	return func(fp P) { *at[P](fp, d) = reflect.MakeMapWithSize(t, max(size(fp), 0)).UnsafePointer() }
}

// stringIterator is where a range over a string stands.
type stringIterator struct {
	s    string
	next int
}

// rangeOver begins a range over a map or a string.
func (k *compiler) rangeOver(in *ssa.Range) op {
	d, a := k.off(in), k.off(in.X)
	if _, ok := in.X.Type().Underlying().(*types.Basic); ok {
		return func(fp P) { *at[*stringIterator](fp, d) = &stringIterator{s: *at[string](fp, a)} }
	}
	t := k.m.types.typeOf(in.X.Type())
	return func(fp P) { *at[*reflect.MapIter](fp, d) = valueAt(t, P(at[byte](fp, a))).MapRange() }
}

// next takes a step of a range.
func (k *compiler) next(in *ssa.Next) op {
	iter, tuple := k.off(in.Iter), k.tuples[in]
	ok, key, value := tuple[0].off, tuple[1].off, tuple[2].off
	if in.IsString {
		return func(fp P) {
			it := *at[*stringIterator](fp, iter)
			if it.next >= len(it.s) {
				*at[bool](fp, ok) = false
				return
			}
			r, n := rune(it.s[it.next]), 1
			if r >= utf8.RuneSelf {
				r, n = utf8.DecodeRuneInString(it.s[it.next:])
			}
			*at[bool](fp, ok) = true
			*at[int](fp, key) = it.next
			*at[rune](fp, value) = r
			it.next += n
		}
	}
	t := k.m.types.typeOf(in.Iter.(*ssa.Range).X.Type())
	kt, vt := t.Key(), t.Elem()
	wanted := func(i int) bool { return in.Type().(*types.Tuple).At(i).Type() != types.Typ[types.Invalid] }
	wantKey, wantValue := wanted(1), wanted(2)
	return func(fp P) {
		it := *at[*reflect.MapIter](fp, iter)
		more := it.Next()
		*at[bool](fp, ok) = more
		if more && wantKey {
			valueAt(kt, P(at[byte](fp, key))).SetIterKey(it)
		}
		if more && wantValue {
			valueAt(vt, P(at[byte](fp, value))).SetIterValue(it)
		}
	}
}
