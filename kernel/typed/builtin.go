package typed

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// builtin is a call of a predeclared function, or of one that package ssa adds.
func (k *compiler) builtin(b *ssa.Builtin, c *ssa.CallCommon, to []slot) op {
	var d uintptr
	if len(to) > 0 {
		d = to[0].off
	}
	if b.Name() == "append" && len(c.Args) == 2 {
		if slice, ok := c.Args[1].(*ssa.Slice); ok && k.appended[slice] != nil {
			return k.appendOne(k.slot(c.Args[0]), k.slot(k.appended[slice]), d)
		}
	}
	args := k.slots(c.Args)
	pos := k.pos
	switch b.Name() {
	case "len":
		return length(args[0], d, false)
	case "cap":
		return length(args[0], d, true)
	case "append":
		return k.append(c, args, d)
	case "copy":
		return k.copyOp(args, d, len(to) > 0)
	case "delete":
		m, key, t := args[0].off, args[1].off, args[0].t
		if wordMap(t) && t.Key().Kind() == reflect.String {
			return func(fp P) { delete(*at[map[string]uint64](fp, m), *at[string](fp, key)) }
		}
		return func(fp P) {
			h := head(fp)
			h.pos, h.g.top = pos, fp
			if table := valueAt(t, P(at[byte](fp, m))); !table.IsNil() {
				table.SetMapIndex(valueAt(t.Key(), P(at[byte](fp, key))), reflect.Value{})
			}
		}
	case "clear":
		x, t := args[0].off, args[0].t
		return func(fp P) { valueAt(t, P(at[byte](fp, x))).Clear() }
	case "close":
		x := args[0].off
		return func(fp P) {
			raise(fp, pos)
			close(*at[chan struct{}](fp, x))
		}
	case "panic":
		x := args[0].off
		return func(fp P) {
			raise(fp, pos)
			panic(*at[any](fp, x))
		}
	case "recover":
		return k.recoverOp(to)
	case "print", "println":
		return k.print(b.Name() == "println", args)
	case "min", "max":
		return minMax(b.Name() == "max", args, to[0])
	case "real", "imag":
		return part(b.Name() == "real", args[0], d)
	case "complex":
		x, y := args[0].off, args[1].off
		if args[0].t.Kind() == reflect.Float32 {
			return func(fp P) { *at[complex64](fp, d) = complex(*at[float32](fp, x), *at[float32](fp, y)) }
		}
		return func(fp P) { *at[complex128](fp, d) = complex(*at[float64](fp, x), *at[float64](fp, y)) }
	case "ssa:wrapnilchk":
		x, recv, method := args[0].off, args[1].off, args[2].off
		return func(fp P) {
			p := *at[P](fp, x)
			if p == nil {
				raise(fp, pos)
				panic(plainError(fmt.Sprintf("value method %s.%s called using nil *%s pointer", *at[string](fp, recv), *at[string](fp, method), typeOnly(*at[string](fp, recv)))))
			}
			*at[P](fp, d) = p
		}
	case "ssa:deferstack":
		return func(fp P) { *at[P](fp, d) = fp }
	}
	if o := k.unsafeBuiltin(b.Name(), c, args, d); o != nil {
		return o
	}
	notSupported("the builtin %s", b.Name())
	return nil
}

func length(x slot, d uintptr, capacity bool) op {
	a := x.off
	switch x.t.Kind() {
	case reflect.Slice:
		if capacity {
			return func(fp P) { *at[int](fp, d) = at[sliceHeader](fp, a).cap }
		}
		return func(fp P) { *at[int](fp, d) = at[sliceHeader](fp, a).len }
	case reflect.String:
		return func(fp P) { *at[int](fp, d) = len(*at[string](fp, a)) }
	case reflect.Map:
		return func(fp P) { *at[int](fp, d) = len(*at[map[int]int](fp, a)) }
	case reflect.Chan:
		if capacity {
			return func(fp P) { *at[int](fp, d) = cap(*at[chan int](fp, a)) }
		}
		return func(fp P) { *at[int](fp, d) = len(*at[chan int](fp, a)) }
	}
	notSupported("len of %s", x.t)
	return nil
}

// append is append(s, t...): ssa gives the elements as a slice, or as a string for []byte.
func (k *compiler) append(c *ssa.CallCommon, args []slot, d uintptr) op {
	x := args[0]
	a := x.off
	elem := x.t.Elem()
	if len(args) == 1 {
		return move(slot{off: d, class: sliceClass, t: x.t}, a)
	}
	b := args[1].off
	if args[1].t.Kind() == reflect.String {
		return func(fp P) { *at[[]byte](fp, d) = append(*at[[]byte](fp, a), *at[string](fp, b)...) }
	}
	switch {
	case classOf(elem) == wordClass && elem.Size() == 8:
		return appendOf[uint64](d, a, b)
	case classOf(elem) == wordClass && elem.Size() == 1:
		return appendOf[uint8](d, a, b)
	case classOf(elem) == wordClass && elem.Size() == 4:
		return appendOf[uint32](d, a, b)
	case classOf(elem) == stringClass:
		return appendOf[string](d, a, b)
	case classOf(elem) == pointerClass:
		return appendOf[P](d, a, b)
	case classOf(elem) == interfaceClass:
		return appendOf[iface](d, a, b)
	case classOf(elem) == sliceClass:
		return appendOf[sliceHeader](d, a, b)
	}
	grow := grower(x.t)
	return func(fp P) { *at[sliceHeader](fp, d) = grow(*at[sliceHeader](fp, a), *at[sliceHeader](fp, b)) }
}

// grower returns what appends a slice to a slice of the type.
func grower(st reflect.Type) func(s, more sliceHeader) sliceHeader {
	rt, size := rtypeOf(st.Elem()), st.Elem().Size()
	return func(s, more sliceHeader) sliceHeader {
		if more.len == 0 {
			return s
		}
		n := s.len + more.len
		if n > s.cap {
			grown := reflect.New(st).Elem()
			*(*sliceHeader)(grown.Addr().UnsafePointer()) = s
			grown.Grow(more.len)
			s = *(*sliceHeader)(grown.Addr().UnsafePointer())
		}
		end := sliceHeader{unsafe.Add(s.data, uintptr(s.len)*size), more.len, more.len}
		typedslicecopy(rt, end, more)
		s.len = n
		return s
	}
}

// appendOne is append(s, v).
func (k *compiler) appendOne(x, v slot, d uintptr) op {
	switch {
	case v.class == wordClass && v.t.Size() == 8:
		return appendElement[uint64](d, x.off, v.off)
	case v.class == wordClass && v.t.Size() == 4:
		return appendElement[uint32](d, x.off, v.off)
	case v.class == wordClass && v.t.Size() == 1:
		return appendElement[uint8](d, x.off, v.off)
	case v.class == pointerClass:
		return appendElement[P](d, x.off, v.off)
	case v.class == stringClass:
		return appendElement[string](d, x.off, v.off)
	case v.class == interfaceClass:
		return appendElement[iface](d, x.off, v.off)
	case v.class == sliceClass:
		return appendElement[sliceHeader](d, x.off, v.off)
	}
	grow, a, b := grower(x.t), x.off, v.off
	return func(fp P) {
		*at[sliceHeader](fp, d) = grow(*at[sliceHeader](fp, a), sliceHeader{P(at[byte](fp, b)), 1, 1})
	}
}

func appendElement[T any](d, a, v uintptr) op {
	return func(fp P) { *at[[]T](fp, d) = append(*at[[]T](fp, a), *at[T](fp, v)) }
}

func appendOf[T any](d, a, b uintptr) op {
	return func(fp P) {
		if more := *at[[]T](fp, b); len(more) == 1 {
			*at[[]T](fp, d) = append(*at[[]T](fp, a), more[0])
		} else {
			*at[[]T](fp, d) = append(*at[[]T](fp, a), more...)
		}
	}
}

func (k *compiler) copyOp(args []slot, d uintptr, wanted bool) op {
	x, y := args[0].off, args[1].off
	if !wanted {
		d = 0
	}
	result := func(fp P, n int) {
		if d != 0 {
			*at[int](fp, d) = n
		}
	}
	if args[1].t.Kind() == reflect.String {
		return func(fp P) { result(fp, copy(*at[[]byte](fp, x), *at[string](fp, y))) }
	}
	rt, size := rtypeOf(args[0].t.Elem()), args[0].t.Elem().Size()
	return func(fp P) {
		dst, src := *at[sliceHeader](fp, x), *at[sliceHeader](fp, y)
		n := min(dst.len, src.len)
		if n > 0 && size > 0 {
			typedslicecopy(rt, dst, src)
		}
		result(fp, n)
	}
}

func minMax(largest bool, args []slot, to slot) op {
	switch to.t.Kind() {
	case reflect.Int:
		return extreme[int](largest, args, to.off)
	case reflect.Int8:
		return extreme[int8](largest, args, to.off)
	case reflect.Int16:
		return extreme[int16](largest, args, to.off)
	case reflect.Int32:
		return extreme[int32](largest, args, to.off)
	case reflect.Int64:
		return extreme[int64](largest, args, to.off)
	case reflect.Uint:
		return extreme[uint](largest, args, to.off)
	case reflect.Uint8:
		return extreme[uint8](largest, args, to.off)
	case reflect.Uint16:
		return extreme[uint16](largest, args, to.off)
	case reflect.Uint32:
		return extreme[uint32](largest, args, to.off)
	case reflect.Uint64, reflect.Uintptr:
		return extreme[uint64](largest, args, to.off)
	case reflect.Float32:
		return extreme[float32](largest, args, to.off)
	case reflect.Float64:
		return extreme[float64](largest, args, to.off)
	}
	return extreme[string](largest, args, to.off)
}

func extreme[T ordered](largest bool, args []slot, d uintptr) op {
	return func(fp P) {
		v := *at[T](fp, args[0].off)
		for _, a := range args[1:] {
			if largest {
				v = max(v, *at[T](fp, a.off))
			} else {
				v = min(v, *at[T](fp, a.off))
			}
		}
		*at[T](fp, d) = v
	}
}

func part(re bool, x slot, d uintptr) op {
	a := x.off
	if x.t.Kind() == reflect.Complex64 {
		if re {
			return func(fp P) { *at[float32](fp, d) = real(*at[complex64](fp, a)) }
		}
		return func(fp P) { *at[float32](fp, d) = imag(*at[complex64](fp, a)) }
	}
	if re {
		return func(fp P) { *at[float64](fp, d) = real(*at[complex128](fp, a)) }
	}
	return func(fp P) { *at[float64](fp, d) = imag(*at[complex128](fp, a)) }
}

// print writes as the builtins print and println do.
func (k *compiler) print(line bool, args []slot) op {
	m := k.m
	return func(fp P) {
		var parts []string
		for _, a := range args {
			parts = append(parts, printed(valueAt(a.t, P(at[byte](fp, a.off)))))
		}
		if line {
			m.print(strings.Join(parts, " ") + "\n")
		} else {
			m.print(strings.Join(parts, ""))
		}
	}
}

func printed(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits())
	case reflect.Complex64, reflect.Complex128:
		return strconv.FormatComplex(v.Complex(), 'g', -1, v.Type().Bits())
	case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return fmt.Sprintf("%#x", v.Pointer())
	case reflect.Interface:
		x := *(*iface)(v.Addr().UnsafePointer())
		return fmt.Sprintf("(%#x,%#x)", uintptr(x.word), uintptr(x.data))
	case reflect.Slice:
		return fmt.Sprintf("[%d/%d]%#x", v.Len(), v.Cap(), v.Pointer())
	}
	return fmt.Sprint(v)
}

// plainError is an error of the runtime whose text is not preceded by what it is.
type plainError string

func (e plainError) Error() string { return string(e) }

// RuntimeError marks the error as one of the runtime's.
func (plainError) RuntimeError() {}

// typeOnly is a type's name without its package.
func typeOnly(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }
