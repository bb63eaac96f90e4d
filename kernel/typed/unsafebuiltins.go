package typed

import (
	"go/token"
	"math"
	"math/bits"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// unsafeBuiltin is a call of a function of package unsafe whose value is not known to the type checker; nil where there is no
// such function.
func (k *compiler) unsafeBuiltin(name string, c *ssa.CallCommon, args []slot, d uintptr) op {
	word := func(n uintptr) op { return func(fp P) { *at[uintptr](fp, d) = n } }
	switch name {
	case "Sizeof":
		return word(args[0].t.Size())
	case "Alignof":
		return word(uintptr(args[0].t.Align()))
	case "Offsetof":
		return word(k.offsetOf(c.Args[0]))
	case "Add":
		p, n := args[0].off, k.index(c.Args[1])
		return func(fp P) { *at[uintptr](fp, d) = *at[uintptr](fp, p) + uintptr(n(fp)) }
	case "SliceData", "StringData":
		return func(fp P) { *at[P](fp, d) = *at[P](fp, args[0].off) }
	case "Slice":
		return k.unsafeSlice(c, args, d, args[0].t.Elem().Size(), func(p P, n int) { _ = unsafe.Slice((*byte)(p), n) })
	case "String":
		return k.unsafeSlice(c, args, d, 0, func(p P, n int) { _ = unsafe.String((*byte)(p), n) })
	}
	return nil
}

// unsafeSlice is unsafe.Slice, and with a size of 0 unsafe.String. fail makes the runtime's own error of a length.
func (k *compiler) unsafeSlice(c *ssa.CallCommon, args []slot, d, size uintptr, fail func(p P, n int)) op {
	p, length, pos := args[0].off, k.index(c.Args[1]), k.pos
	isString := args[0].t.Elem().Kind() == reflect.Uint8 && c.Value.(*ssa.Builtin).Name() == "String"
	if isString {
		size = 1
	}
	return func(fp P) {
		data, n := *at[P](fp, p), length(fp)
		over, bytes := bits.Mul64(uint64(n), uint64(size))
		switch {
		case n < 0, n == math.MaxInt, over != 0, data != nil && uintptr(bytes) > -uintptr(data):
			raise(fp, pos)
			fail(P(&empty), -1)
		case data == nil && n > 0:
			raise(fp, pos)
			fail(nil, n)
		case isString:
			*at[string](fp, d) = unsafe.String((*byte)(data), n)
		case data == nil:
			*at[sliceHeader](fp, d) = sliceHeader{}
		default:
			*at[sliceHeader](fp, d) = sliceHeader{data, n, n}
		}
	}
}

// offsetOf is the offset of the field that a value has been read from.
func (k *compiler) offsetOf(v ssa.Value) uintptr {
	switch v := v.(type) {
	case *ssa.Field:
		if _, nested := v.X.(*ssa.Field); !nested {
			return k.fieldOffset(v.X.Type(), v.Field)
		}
	case *ssa.UnOp:
		if addr, ok := v.X.(*ssa.FieldAddr); ok && v.Op == token.MUL {
			if _, nested := addr.X.(*ssa.FieldAddr); !nested {
				return k.fieldOffset(deref(addr.X.Type()), addr.Field)
			}
		}
	}
	notSupported("unsafe.Offsetof of a field within a field, in generic code")
	return 0
}
