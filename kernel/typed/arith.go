package typed

import (
	"go/constant"
	"go/token"
	"math"
	"reflect"

	"golang.org/x/tools/go/ssa"
)

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

type ordered interface {
	integer | ~float32 | ~float64 | ~string
}

type number interface {
	integer | ~float32 | ~float64 | ~complex64 | ~complex128
}

// constantInt is the value of an integer constant.
func constantInt[T integer](c *ssa.Const) T {
	v := constant.ToInt(c.Value)
	if i, ok := constant.Int64Val(v); ok {
		return T(i)
	}
	u, _ := constant.Uint64Val(v)
	return T(u)
}

// binary is x op y.
func (k *compiler) binary(in *ssa.BinOp) op {
	x, y := k.slot(in.X), k.slot(in.Y)
	d := k.off(in)
	var o op
	switch x.t.Kind() {
	case reflect.Int:
		o = integerOp[int](k, in, d)
	case reflect.Int8:
		o = integerOp[int8](k, in, d)
	case reflect.Int16:
		o = integerOp[int16](k, in, d)
	case reflect.Int32:
		o = integerOp[int32](k, in, d)
	case reflect.Int64:
		o = integerOp[int64](k, in, d)
	case reflect.Uint:
		o = integerOp[uint](k, in, d)
	case reflect.Uint8:
		o = integerOp[uint8](k, in, d)
	case reflect.Uint16:
		o = integerOp[uint16](k, in, d)
	case reflect.Uint32:
		o = integerOp[uint32](k, in, d)
	case reflect.Uint64:
		o = integerOp[uint64](k, in, d)
	case reflect.Uintptr:
		o = integerOp[uintptr](k, in, d)
	case reflect.Float32:
		if o = arithmetic[float32](in.Op, d, x.off, y.off); o == nil {
			o = comparison[float32](in.Op, d, x.off, y.off)
		}
	case reflect.Float64:
		if o = floatConstant(in, d, x.off); o != nil {
			return o
		}
		if o = arithmetic[float64](in.Op, d, x.off, y.off); o == nil {
			o = comparison[float64](in.Op, d, x.off, y.off)
		}
	case reflect.Complex64:
		o = arithmetic[complex64](in.Op, d, x.off, y.off)
	case reflect.Complex128:
		o = arithmetic[complex128](in.Op, d, x.off, y.off)
	case reflect.String:
		if in.Op == token.ADD {
			x, y := x.off, y.off
			return func(fp P) { *at[string](fp, d) = *at[string](fp, x) + *at[string](fp, y) }
		}
		o = comparison[string](in.Op, d, x.off, y.off)
	case reflect.Bool:
		x, y := x.off, y.off
		if in.Op == token.EQL {
			return func(fp P) { *at[bool](fp, d) = *at[bool](fp, x) == *at[bool](fp, y) }
		}
		return func(fp P) { *at[bool](fp, d) = *at[bool](fp, x) != *at[bool](fp, y) }
	}
	if o != nil {
		return o
	}
	return k.equality(in, x, y, d)
}

func arithmetic[T number](o token.Token, d, x, y uintptr) op {
	switch o {
	case token.ADD:
		return func(fp P) { *at[T](fp, d) = *at[T](fp, x) + *at[T](fp, y) }
	case token.SUB:
		return func(fp P) { *at[T](fp, d) = *at[T](fp, x) - *at[T](fp, y) }
	case token.MUL:
		return func(fp P) { *at[T](fp, d) = *at[T](fp, x) * *at[T](fp, y) }
	case token.QUO:
		return func(fp P) { *at[T](fp, d) = *at[T](fp, x) / *at[T](fp, y) }
	case token.EQL:
		return func(fp P) { *at[bool](fp, d) = *at[T](fp, x) == *at[T](fp, y) }
	case token.NEQ:
		return func(fp P) { *at[bool](fp, d) = *at[T](fp, x) != *at[T](fp, y) }
	}
	return nil
}

func comparison[T ordered](o token.Token, d, x, y uintptr) op {
	switch o {
	case token.LSS:
		return func(fp P) { *at[bool](fp, d) = *at[T](fp, x) < *at[T](fp, y) }
	case token.LEQ:
		return func(fp P) { *at[bool](fp, d) = *at[T](fp, x) <= *at[T](fp, y) }
	case token.GTR:
		return func(fp P) { *at[bool](fp, d) = *at[T](fp, x) > *at[T](fp, y) }
	case token.GEQ:
		return func(fp P) { *at[bool](fp, d) = *at[T](fp, x) >= *at[T](fp, y) }
	case token.EQL:
		return func(fp P) { *at[bool](fp, d) = *at[T](fp, x) == *at[T](fp, y) }
	case token.NEQ:
		return func(fp P) { *at[bool](fp, d) = *at[T](fp, x) != *at[T](fp, y) }
	}
	return nil
}

// floatConstant is an operation with a constant on the right.
func floatConstant(in *ssa.BinOp, d, x uintptr) op {
	c, ok := in.Y.(*ssa.Const)
	if !ok || c.Value == nil {
		return nil
	}
	v := c.Float64()
	switch in.Op {
	case token.ADD:
		return func(fp P) { *at[float64](fp, d) = *at[float64](fp, x) + v }
	case token.SUB:
		return func(fp P) { *at[float64](fp, d) = *at[float64](fp, x) - v }
	case token.MUL:
		return func(fp P) { *at[float64](fp, d) = *at[float64](fp, x) * v }
	case token.QUO:
		return func(fp P) { *at[float64](fp, d) = *at[float64](fp, x) / v }
	}
	return nil
}

// divideByZero panics as a division of integers by zero does.
//
//go:noinline
func divideByZero(fp P, pos token.Pos) {
	raise(fp, pos)
	zero := 0
	_ = 1 / zero
}

// negativeShift panics as a shift by a negative count does.
//
//go:noinline
func negativeShift(fp P, pos token.Pos, n int) {
	raise(fp, pos)
	_ = 1 << n
}

func integerOp[T integer](k *compiler, in *ssa.BinOp, d uintptr) op {
	x, y, pos := k.off(in.X), k.off(in.Y), k.pos
	switch in.Op {
	case token.SHL, token.SHR:
		return shift[T](k, in, d)
	}
	if c, ok := in.Y.(*ssa.Const); ok && c.Value != nil {
		if o := integerConstant(in.Op, d, x, constantInt[T](c)); o != nil {
			return o
		}
	}
	switch in.Op {
	case token.QUO:
		return func(fp P) {
			v := *at[T](fp, y)
			if v == 0 {
				divideByZero(fp, pos)
			}
			*at[T](fp, d) = *at[T](fp, x) / v
		}
	case token.REM:
		return func(fp P) {
			v := *at[T](fp, y)
			if v == 0 {
				divideByZero(fp, pos)
			}
			*at[T](fp, d) = *at[T](fp, x) % v
		}
	case token.AND:
		return func(fp P) { *at[T](fp, d) = *at[T](fp, x) & *at[T](fp, y) }
	case token.OR:
		return func(fp P) { *at[T](fp, d) = *at[T](fp, x) | *at[T](fp, y) }
	case token.XOR:
		return func(fp P) { *at[T](fp, d) = *at[T](fp, x) ^ *at[T](fp, y) }
	case token.AND_NOT:
		return func(fp P) { *at[T](fp, d) = *at[T](fp, x) &^ *at[T](fp, y) }
	}
	if o := arithmetic[T](in.Op, d, x, y); o != nil {
		return o
	}
	return comparison[T](in.Op, d, x, y)
}

// integerConstant is an operation with a constant on the right.
func integerConstant[T integer](o token.Token, d, x uintptr, v T) op {
	switch o {
	case token.ADD:
		return func(fp P) { *at[T](fp, d) = *at[T](fp, x) + v }
	case token.SUB:
		return func(fp P) { *at[T](fp, d) = *at[T](fp, x) - v }
	case token.MUL:
		return func(fp P) { *at[T](fp, d) = *at[T](fp, x) * v }
	case token.QUO:
		if v != 0 {
			return func(fp P) { *at[T](fp, d) = *at[T](fp, x) / v }
		}
	case token.REM:
		if v != 0 {
			return func(fp P) { *at[T](fp, d) = *at[T](fp, x) % v }
		}
	case token.AND:
		return func(fp P) { *at[T](fp, d) = *at[T](fp, x) & v }
	case token.EQL:
		return func(fp P) { *at[bool](fp, d) = *at[T](fp, x) == v }
	case token.NEQ:
		return func(fp P) { *at[bool](fp, d) = *at[T](fp, x) != v }
	case token.LSS:
		return func(fp P) { *at[bool](fp, d) = *at[T](fp, x) < v }
	case token.GTR:
		return func(fp P) { *at[bool](fp, d) = *at[T](fp, x) > v }
	}
	return nil
}

func shift[T integer](k *compiler, in *ssa.BinOp, d uintptr) op {
	x, pos := k.off(in.X), k.pos
	left := in.Op == token.SHL
	if c, ok := in.Y.(*ssa.Const); ok && c.Value != nil {
		n := constantInt[uint64](c)
		if left {
			return func(fp P) { *at[T](fp, d) = *at[T](fp, x) << n }
		}
		return func(fp P) { *at[T](fp, d) = *at[T](fp, x) >> n }
	}
	count := k.index(in.Y)
	return func(fp P) {
		n := count(fp)
		if n < 0 {
			negativeShift(fp, pos, n)
		}
		if left {
			*at[T](fp, d) = *at[T](fp, x) << uint(n)
		} else {
			*at[T](fp, d) = *at[T](fp, x) >> uint(n)
		}
	}
}

// equality compares what is no number, string or bool.
func (k *compiler) equality(in *ssa.BinOp, x, y slot, d uintptr) op {
	negate, pos := in.Op == token.NEQ, k.pos
	switch {
	case x.class == pointerClass && y.class == pointerClass:
		x, y := x.off, y.off
		return func(fp P) { *at[bool](fp, d) = (*at[P](fp, x) == *at[P](fp, y)) != negate }
	case x.class == sliceClass: // with nil
		x, y := x.off, y.off
		return func(fp P) { *at[bool](fp, d) = (at[sliceHeader](fp, x).data == at[sliceHeader](fp, y).data) != negate }
	}
	// As values of the type any: the runtime knows how to compare those.
	load := func(s slot) func(fp P) any {
		off := s.off
		if s.class != interfaceClass {
			rt := rtypeOf(s.t)
			if isDirect(s.t) {
				return func(fp P) any { x := iface{rt, *at[P](fp, off)}; return *(*any)(P(&x)) }
			}
			return func(fp P) any { x := iface{rt, P(at[byte](fp, off))}; return *(*any)(P(&x)) }
		}
		if s.t.NumMethod() == 0 {
			return func(fp P) any { return *at[any](fp, off) }
		}
		return func(fp P) any {
			x := *at[iface](fp, off)
			x.word = x.typeWord()
			return *(*any)(P(&x))
		}
	}
	if c, ok := in.Y.(*ssa.Const); ok && c.Value == nil && x.class == interfaceClass {
		x := x.off
		return func(fp P) { *at[bool](fp, d) = (at[iface](fp, x).word == nil) != negate }
	}
	lx, ly, types := load(x), load(y), &k.m.types
	return func(fp P) {
		h := head(fp)
		h.pos, h.g.top = pos, fp // comparing may panic: uncomparable dynamic types
		a, b := lx(fp), ly(fp)
		types.unify(&a, &b)
		*at[bool](fp, d) = (a == b) != negate
	}
}

// unary is op x, but for loads and receives.
func (k *compiler) unary(in *ssa.UnOp) op {
	x, d := k.slot(in.X), k.off(in)
	a := x.off
	if in.Op == token.NOT {
		return func(fp P) { *at[bool](fp, d) = !*at[bool](fp, a) }
	}
	if in.Op == token.SUB {
		switch x.t.Kind() {
		case reflect.Float32:
			return func(fp P) { *at[float32](fp, d) = -*at[float32](fp, a) }
		case reflect.Float64:
			return func(fp P) { *at[float64](fp, d) = -*at[float64](fp, a) }
		case reflect.Complex64:
			return func(fp P) { *at[complex64](fp, d) = -*at[complex64](fp, a) }
		case reflect.Complex128:
			return func(fp P) { *at[complex128](fp, d) = -*at[complex128](fp, a) }
		}
	}
	minus := in.Op == token.SUB
	switch x.t.Size() {
	case 1:
		return signed[int8](minus, d, a)
	case 2:
		return signed[int16](minus, d, a)
	case 4:
		return signed[int32](minus, d, a)
	}
	return signed[int64](minus, d, a)
}

func signed[T integer](minus bool, d, a uintptr) op {
	if minus {
		return func(fp P) { *at[T](fp, d) = -*at[T](fp, a) }
	}
	return func(fp P) { *at[T](fp, d) = ^*at[T](fp, a) }
}

// convert is a conversion that changes the representation.
func (k *compiler) convert(in *ssa.Convert) op {
	from, to := k.slot(in.X), k.slot(in)
	a, d := from.off, to.off
	var o op
	switch from.t.Kind() {
	case reflect.Int, reflect.Int64:
		o = convertTo[int64](to.t.Kind(), d, a)
	case reflect.Int8:
		o = convertTo[int8](to.t.Kind(), d, a)
	case reflect.Int16:
		o = convertTo[int16](to.t.Kind(), d, a)
	case reflect.Int32:
		o = convertTo[int32](to.t.Kind(), d, a)
	case reflect.Uint, reflect.Uint64, reflect.Uintptr:
		o = convertTo[uint64](to.t.Kind(), d, a)
	case reflect.Uint8:
		o = convertTo[uint8](to.t.Kind(), d, a)
	case reflect.Uint16:
		o = convertTo[uint16](to.t.Kind(), d, a)
	case reflect.Uint32:
		o = convertTo[uint32](to.t.Kind(), d, a)
	case reflect.Float32:
		o = convertTo[float32](to.t.Kind(), d, a)
	case reflect.Float64:
		o = convertTo[float64](to.t.Kind(), d, a)
	case reflect.Slice:
		if to.class == stringClass {
			switch from.t.Elem().Kind() {
			case reflect.Uint8:
				return func(fp P) { *at[string](fp, d) = string(*at[[]byte](fp, a)) }
			case reflect.Int32:
				return func(fp P) { *at[string](fp, d) = string(*at[[]rune](fp, a)) }
			}
		}
	case reflect.String:
		if to.class == sliceClass {
			switch to.t.Elem().Kind() {
			case reflect.Uint8:
				return func(fp P) { *at[[]byte](fp, d) = []byte(*at[string](fp, a)) }
			case reflect.Int32:
				return func(fp P) { *at[[]rune](fp, d) = []rune(*at[string](fp, a)) }
			}
		}
		if to.class == stringClass {
			return move(to, a)
		}
	}
	if o != nil {
		return o
	}
	if from.class == pointerClass && to.class == pointerClass { // unsafe.Pointer, in generic code of the standard library
		return move(to, a)
	}
	if from.t.ConvertibleTo(to.t) {
		ft, tt, pos := from.t, to.t, k.pos
		return func(fp P) {
			h := head(fp)
			h.pos, h.g.top = pos, fp
			valueAt(tt, P(at[byte](fp, d))).Set(valueAt(ft, P(at[byte](fp, a))).Convert(tt))
		}
	}
	if from.t.Kind() == reflect.UnsafePointer && to.t.Kind() == reflect.Uintptr || from.t.Kind() == reflect.Uintptr && to.t.Kind() == reflect.UnsafePointer {
		return func(fp P) { *at[uintptr](fp, d) = *at[uintptr](fp, a) }
	}
	notSupported("the conversion of %s to %s", in.X.Type(), in.Type())
	return nil
}

type realNumber interface {
	integer | ~float32 | ~float64
}

func convertTo[T realNumber](to reflect.Kind, d, a uintptr) op {
	switch to {
	case reflect.Int, reflect.Int64:
		return converting[T, int64](d, a)
	case reflect.Int8:
		return converting[T, int8](d, a)
	case reflect.Int16:
		return converting[T, int16](d, a)
	case reflect.Int32:
		return converting[T, int32](d, a)
	case reflect.Uint, reflect.Uint64, reflect.Uintptr:
		return converting[T, uint64](d, a)
	case reflect.Uint8:
		return converting[T, uint8](d, a)
	case reflect.Uint16:
		return converting[T, uint16](d, a)
	case reflect.Uint32:
		return converting[T, uint32](d, a)
	case reflect.Float32:
		return converting[T, float32](d, a)
	case reflect.Float64:
		return converting[T, float64](d, a)
	case reflect.String: // an integer is a code point
		return func(fp P) {
			x := float64(*at[T](fp, a))
			if x < 0 || x > math.MaxInt32 {
				x = 0xFFFD
			}
			*at[string](fp, d) = string(rune(x))
		}
	}
	return nil
}

func converting[T, U realNumber](d, a uintptr) op {
	return func(fp P) { *at[U](fp, d) = U(*at[T](fp, a)) }
}
