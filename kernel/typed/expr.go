package typed

import (
	"go/token"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// Values that the plan delays form trees: x[i]*y[i] + c is one function that returns a number in a machine register,
// where operations of their own would write and read the frame at each step. Trees are of ints and float64s; other types
// do without.

// treeNumber are the types of trees. An int64 is taken as an int.
type treeNumber interface{ int | float64 }

type tree[T treeNumber] func(fp P) T

// operand is what an operation works on: a register, a constant or a tree.
type operand[T treeNumber] struct {
	reg  uintptr
	c    T
	tree tree[T]
	// x and y are the registers whose product the tree is, if it is one.
	x, y  uintptr
	what  operandKind
	times bool
}

type operandKind uint8

const (
	aRegister operandKind = iota
	aConstant
	aTree
)

// value is any operand as a tree.
func (o operand[T]) value() tree[T] {
	switch o.what {
	case aRegister:
		r := o.reg
		return func(fp P) T { return *at[T](fp, r) }
	case aConstant:
		c := o.c
		return func(P) T { return c }
	}
	return o.tree
}

func treeOperand[T treeNumber](t tree[T]) operand[T] { return operand[T]{what: aTree, tree: t} }

func (k *compiler) intOperand(v ssa.Value) operand[int] {
	if c, ok := v.(*ssa.Const); ok && c.Value != nil {
		return operand[int]{what: aConstant, c: constantInt[int](c)}
	}
	if off, ok := k.frameLoad(v); ok {
		return operand[int]{reg: off}
	}
	if !k.delayed[v] {
		return operand[int]{reg: k.off(v)}
	}
	pos := position(v.(ssa.Instruction), k.pos)
	switch v := v.(type) {
	case *ssa.BinOp:
		x, y := k.intOperand(v.X), k.intOperand(v.Y)
		switch v.Op {
		case token.ADD, token.SUB, token.MUL:
			return arithmeticTree(v.Op, x, y)
		}
		return treeOperand(integerOperation(v.Op, x.value(), y))
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return treeOperand(loadTree[int](k, v.X, pos))
		}
		f := k.intOperand(v.X).value()
		return treeOperand(func(fp P) int { return -f(fp) })
	case *ssa.Convert:
		f := k.floatOperand(v.X).value()
		return treeOperand(func(fp P) int { return int(f(fp)) })
	case *ssa.Call: // len
		a := k.off(v.Call.Args[0])
		// A string's length stands where a slice's does.
		return operand[int]{reg: a + unsafe.Offsetof(sliceHeader{}.len)}
	}
	notSupported("%T in an expression", v)
	return operand[int]{}
}

func (k *compiler) floatOperand(v ssa.Value) operand[float64] {
	if c, ok := v.(*ssa.Const); ok && c.Value != nil {
		return operand[float64]{what: aConstant, c: c.Float64()}
	}
	if off, ok := k.frameLoad(v); ok {
		return operand[float64]{reg: off}
	}
	if !k.delayed[v] {
		return operand[float64]{reg: k.off(v)}
	}
	pos := position(v.(ssa.Instruction), k.pos)
	switch v := v.(type) {
	case *ssa.BinOp:
		x, y := k.floatOperand(v.X), k.floatOperand(v.Y)
		if v.Op == token.QUO {
			return treeOperand(quotient(x, y))
		}
		if v.Op == token.MUL {
			if f := k.elementProduct(v); f != nil {
				return treeOperand(f)
			}
		}
		return arithmeticTree(v.Op, x, y)
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return treeOperand(loadTree[float64](k, v.X, pos))
		}
		f := k.floatOperand(v.X).value()
		return treeOperand(func(fp P) float64 { return -f(fp) })
	case *ssa.Convert:
		x := k.intOperand(v.X)
		if x.what == aRegister {
			r := x.reg
			return treeOperand(func(fp P) float64 { return float64(*at[int](fp, r)) })
		}
		f := x.value()
		return treeOperand(func(fp P) float64 { return float64(f(fp)) })
	}
	notSupported("%T in an expression", v)
	return operand[float64]{}
}

// frameLoad is where a delayed load of a variable in the frame reads.
func (k *compiler) frameLoad(v ssa.Value) (uintptr, bool) {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL || !k.delayed[v] {
		return 0, false
	}
	return k.inFrame(load.X)
}

// arithmeticTree is x + y, x - y or x * y.
func arithmeticTree[T treeNumber](o token.Token, x, y operand[T]) operand[T] {
	if o != token.SUB && (x.what == aConstant || x.what == aRegister && y.what == aTree) {
		x, y = y, x // neither constants nor registers notice when they are read
	}
	var f tree[T]
	switch o {
	case token.ADD:
		f = sum(x, y)
	case token.SUB:
		f = difference(x, y)
	case token.MUL:
		f = product(x, y)
	}
	t := treeOperand(f)
	if o == token.MUL && x.what == aRegister && y.what == aRegister {
		t.times, t.x, t.y = true, x.reg, y.reg
	}
	return t
}

func sum[T treeNumber](x, y operand[T]) tree[T] {
	a, b, c, f := x.reg, y.reg, y.c, x.tree
	switch {
	case x.times && y.what == aRegister:
		p, q := x.x, x.y
		return func(fp P) T { return T(*at[T](fp, p)**at[T](fp, q)) + *at[T](fp, b) }
	case x.times && y.what == aConstant:
		p, q := x.x, x.y
		return func(fp P) T { return T(*at[T](fp, p)**at[T](fp, q)) + c }
	case x.what == aRegister && y.what == aRegister:
		return func(fp P) T { return *at[T](fp, a) + *at[T](fp, b) }
	case x.what == aRegister && y.what == aConstant:
		return func(fp P) T { return *at[T](fp, a) + c }
	case x.what == aTree && y.what == aRegister:
		return func(fp P) T { return f(fp) + *at[T](fp, b) }
	case x.what == aTree && y.what == aConstant:
		return func(fp P) T { return f(fp) + c }
	}
	u, v := x.value(), y.value()
	return func(fp P) T { return u(fp) + v(fp) }
}

func difference[T treeNumber](x, y operand[T]) tree[T] {
	a, b, c, f := x.reg, y.reg, y.c, x.tree
	switch {
	case x.what == aRegister && y.what == aRegister:
		return func(fp P) T { return *at[T](fp, a) - *at[T](fp, b) }
	case x.what == aRegister && y.what == aConstant:
		return func(fp P) T { return *at[T](fp, a) - c }
	case x.what == aTree && y.what == aRegister:
		return func(fp P) T { return f(fp) - *at[T](fp, b) }
	case x.what == aTree && y.what == aConstant:
		return func(fp P) T { return f(fp) - c }
	case x.what == aRegister:
		v := y.value()
		return func(fp P) T { return *at[T](fp, a) - v(fp) }
	}
	u, v := x.value(), y.value()
	return func(fp P) T { return u(fp) - v(fp) }
}

func product[T treeNumber](x, y operand[T]) tree[T] {
	a, b, c, f := x.reg, y.reg, y.c, x.tree
	switch {
	case x.what == aRegister && y.what == aRegister:
		return func(fp P) T { return *at[T](fp, a) * *at[T](fp, b) }
	case x.what == aRegister && y.what == aConstant:
		return func(fp P) T { return *at[T](fp, a) * c }
	case x.what == aTree && y.what == aRegister:
		return func(fp P) T { return f(fp) * *at[T](fp, b) }
	case x.what == aTree && y.what == aConstant:
		return func(fp P) T { return f(fp) * c }
	}
	u, v := x.value(), y.value()
	return func(fp P) T { return u(fp) * v(fp) }
}

func quotient(x, y operand[float64]) tree[float64] {
	a, b, c := x.reg, y.reg, y.c
	switch {
	case x.what == aRegister && y.what == aRegister:
		return func(fp P) float64 { return *at[float64](fp, a) / *at[float64](fp, b) }
	case y.what == aConstant:
		f := x.value()
		return func(fp P) float64 { return f(fp) / c }
	}
	u, v := x.value(), y.value()
	return func(fp P) float64 { return u(fp) / v(fp) }
}

// integerOperation is what only integers have; a divisor or shift is a constant that is not zero.
func integerOperation(o token.Token, f tree[int], y operand[int]) tree[int] {
	if c := y.c; y.what == aConstant {
		switch o {
		case token.AND:
			return func(fp P) int { return f(fp) & c }
		case token.OR:
			return func(fp P) int { return f(fp) | c }
		case token.XOR:
			return func(fp P) int { return f(fp) ^ c }
		case token.QUO:
			return func(fp P) int { return f(fp) / c }
		case token.REM:
			return func(fp P) int { return f(fp) % c }
		case token.SHL:
			n := uint(c)
			return func(fp P) int { return f(fp) << n }
		case token.SHR:
			n := uint(c)
			return func(fp P) int { return f(fp) >> n }
		}
	}
	g := y.value()
	switch o {
	case token.AND:
		return func(fp P) int { return f(fp) & g(fp) }
	case token.OR:
		return func(fp P) int { return f(fp) | g(fp) }
	case token.XOR:
		return func(fp P) int { return f(fp) ^ g(fp) }
	}
	notSupported("the operation %s in an expression", o)
	return nil
}

// loadTree reads a number through an address.
func loadTree[T treeNumber](k *compiler, addr ssa.Value, pos token.Pos) tree[T] {
	if k.delayed[addr] {
		pos := position(addr.(ssa.Instruction), pos)
		switch addr := addr.(type) {
		case *ssa.IndexAddr:
			return elementTree[T](k, addr, pos)
		case *ssa.FieldAddr:
			return throughPointer[T](k.off(addr.X), k.fieldOffset(deref(addr.X.Type()), addr.Field), pos)
		}
	}
	if g, ok := addr.(*ssa.Global); ok {
		p := (*T)(k.m.global(g))
		return func(P) T { return *p }
	}
	return throughPointer[T](k.off(addr), 0, pos)
}

func throughPointer[T treeNumber](a, field uintptr, pos token.Pos) tree[T] {
	return func(fp P) T {
		p := *at[P](fp, a)
		if p == nil {
			nilDereference(fp, pos)
		}
		return *at[T](p, field)
	}
}

// sliceAt is where a slice stands: in a register, or in memory that is read anew each time.
func (k *compiler) sliceAt(x ssa.Value) (reg uintptr, at1 func(fp P) P) {
	if !k.delayed[x] {
		return k.off(x), nil
	}
	addr := x.(*ssa.UnOp).X
	pos := position(x.(ssa.Instruction), k.pos)
	if k.delayed[addr] {
		switch addr := addr.(type) {
		case *ssa.FieldAddr:
			return 0, fieldPointer(k.off(addr.X), k.fieldOffset(deref(addr.X.Type()), addr.Field), position(addr, pos))
		case *ssa.IndexAddr:
			return 0, k.elementPointer(addr, unsafe.Sizeof(sliceHeader{}))
		}
	}
	if g, ok := addr.(*ssa.Global); ok {
		p := k.m.global(g)
		return 0, func(P) P { return p }
	}
	return 0, fieldPointer(k.off(addr), 0, pos)
}

// fieldPointer is &p.f for a pointer in a register.
func fieldPointer(a, field uintptr, pos token.Pos) func(fp P) P {
	return func(fp P) P {
		p := *at[P](fp, a)
		if p == nil {
			nilDereference(fp, pos)
		}
		return P(at[byte](p, field))
	}
}

// elementPointer is &xs[i] for a slice.
func (k *compiler) elementPointer(addr *ssa.IndexAddr, size uintptr) func(fp P) P {
	pos, index := position(addr, k.pos), k.index(addr.Index)
	a, slice := k.sliceAt(addr.X)
	if slice == nil {
		return func(fp P) P {
			i := index(fp)
			s := at[sliceHeader](fp, a)
			if uint(i) >= uint(s.len) {
				outOfRange(fp, pos, i, s.len)
			}
			return unsafe.Add(s.data, uintptr(i)*size)
		}
	}
	return func(fp P) P {
		s := (*sliceHeader)(slice(fp))
		i := index(fp)
		if uint(i) >= uint(s.len) {
			outOfRange(fp, pos, i, s.len)
		}
		return unsafe.Add(s.data, uintptr(i)*size)
	}
}

// elementTree is xs[i] for a slice of numbers.
func elementTree[T treeNumber](k *compiler, addr *ssa.IndexAddr, pos token.Pos) tree[T] {
	a, slice := k.sliceAt(addr.X)
	register, isRegister := k.indexRegister(addr.Index)
	switch {
	case isRegister && slice == nil:
		return func(fp P) T {
			s, i := at[[]T](fp, a), *at[int](fp, register)
			if uint(i) >= uint(len(*s)) {
				outOfRange(fp, pos, i, len(*s))
			}
			return (*s)[i]
		}
	case isRegister:
		return func(fp P) T {
			s, i := (*[]T)(slice(fp)), *at[int](fp, register)
			if uint(i) >= uint(len(*s)) {
				outOfRange(fp, pos, i, len(*s))
			}
			return (*s)[i]
		}
	}
	p := k.elementPointer(addr, unsafe.Sizeof(T(0)))
	return func(fp P) T { return *(*T)(p(fp)) }
}

// elementProduct is x[i] * y[j], the step of every inner product; nil for other factors.
func (k *compiler) elementProduct(v *ssa.BinOp) tree[float64] {
	element := func(v ssa.Value) (xs, index uintptr, pos token.Pos, ok bool) {
		load, ok := v.(*ssa.UnOp)
		if !ok || load.Op != token.MUL || !k.delayed[v] || !k.delayed[load.X] {
			return 0, 0, 0, false
		}
		addr, ok := load.X.(*ssa.IndexAddr)
		if !ok || k.delayed[addr.X] {
			return 0, 0, 0, false
		}
		i, register := k.indexRegister(addr.Index)
		return k.off(addr.X), i, position(addr, k.pos), register
	}
	x, i, xpos, ok := element(v.X)
	if !ok {
		return nil
	}
	y, j, ypos, ok := element(v.Y)
	if !ok {
		return nil
	}
	return func(fp P) float64 {
		xs, i := at[[]float64](fp, x), *at[int](fp, i)
		if uint(i) >= uint(len(*xs)) {
			outOfRange(fp, xpos, i, len(*xs))
		}
		ys, j := at[[]float64](fp, y), *at[int](fp, j)
		if uint(j) >= uint(len(*ys)) {
			outOfRange(fp, ypos, j, len(*ys))
		}
		return (*xs)[i] * (*ys)[j]
	}
}

// assignTree computes an operation that is the root of a tree into a register; nil where it has none.
func (k *compiler) assignTree(v ssa.Value) op {
	switch v.(type) {
	case *ssa.BinOp, *ssa.UnOp, *ssa.Convert:
	default:
		return nil
	}
	in, tree := v.(ssa.Instruction), false
	for _, o := range in.Operands(nil) {
		if *o != nil && k.delayed[*o] {
			tree = true
		}
	}
	if !tree {
		return nil
	}
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL && k.numberKind(v) == reflect.Invalid {
		return nil
	}
	d := k.off(v)
	if x, ok := v.(*ssa.BinOp); ok && isComparison(x.Op) {
		if k.numberKind(x.X) == reflect.Int {
			return compareTree(x.Op, d, k.intOperand(x.X).value(), k.intOperand(x.Y).value())
		}
		return compareTree(x.Op, d, k.floatOperand(x.X).value(), k.floatOperand(x.Y).value())
	}
	k.delayed[v] = true // for the operand below
	defer delete(k.delayed, v)
	switch k.numberKind(v) {
	case reflect.Int:
		if x, ok := v.(*ssa.BinOp); ok && x.Op == token.ADD {
			return addTree(d, k.intOperand(x.X), k.intOperand(x.Y))
		}
		f := k.intOperand(v).value()
		return func(fp P) { *at[int](fp, d) = f(fp) }
	case reflect.Float64:
		if x, ok := v.(*ssa.BinOp); ok && x.Op == token.ADD {
			return addTree(d, k.floatOperand(x.X), k.floatOperand(x.Y))
		}
		f := k.floatOperand(v).value()
		return func(fp P) { *at[float64](fp, d) = f(fp) }
	}
	return nil
}

// addTree is d = x + y.
func addTree[T treeNumber](d uintptr, x, y operand[T]) op {
	if x.what == aRegister && y.what == aTree || x.what == aConstant {
		x, y = y, x
	}
	switch {
	case x.times && y.what == aRegister:
		p, q, b := x.x, x.y, y.reg
		return func(fp P) { *at[T](fp, d) = *at[T](fp, b) + T(*at[T](fp, p)**at[T](fp, q)) }
	case x.what == aTree && y.what == aRegister:
		f, b := x.tree, y.reg
		return func(fp P) { *at[T](fp, d) = f(fp) + *at[T](fp, b) }
	case x.what == aRegister && y.what == aRegister:
		a, b := x.reg, y.reg
		return func(fp P) { *at[T](fp, d) = *at[T](fp, a) + *at[T](fp, b) }
	case x.what == aRegister && y.what == aConstant:
		a, c := x.reg, y.c
		return func(fp P) { *at[T](fp, d) = *at[T](fp, a) + c }
	}
	f := sum(x, y)
	return func(fp P) { *at[T](fp, d) = f(fp) }
}

// storeTree is *addr = v where v is a tree of numbers, or addr is an element's or field's address that is computed here.
func storeTree[T treeNumber](k *compiler, in *ssa.Store, v operand[T], update func(ssa.Value) operand[T]) op {
	pos := k.pos
	if off, ok := k.inFrame(in.Addr); ok {
		if more, minus, ok := k.increment(in); ok && !minus {
			return addTree(off, operand[T]{reg: off}, update(more))
		}
		f := v.value()
		return func(fp P) { *at[T](fp, off) = f(fp) }
	}
	if more, minus, ok := k.increment(in); ok {
		by := update(more)
		if minus {
			by = negative(by)
		}
		return incrementTree(k, in.Addr, by, pos)
	}
	if g, ok := in.Addr.(*ssa.Global); ok {
		p, f := (*T)(k.m.global(g)), v.value()
		return func(fp P) { *p = f(fp) }
	}
	a, field := uintptr(0), uintptr(0)
	if addr, ok := in.Addr.(*ssa.IndexAddr); ok && k.delayed[addr] {
		return storeElementTree(k, addr, v)
	}
	if addr, ok := in.Addr.(*ssa.FieldAddr); ok && k.delayed[addr] {
		a, field, pos = k.off(addr.X), k.fieldOffset(deref(addr.X.Type()), addr.Field), position(addr, pos)
	} else {
		a = k.off(in.Addr)
	}
	f := v.value()
	return func(fp P) {
		v := f(fp)
		p := *at[P](fp, a)
		if p == nil {
			nilDereference(fp, pos)
		}
		*at[T](p, field) = v
	}
}

// increment recognises *addr = *addr + more, and minus.
func (k *compiler) increment(in *ssa.Store) (more ssa.Value, minus, ok bool) {
	add, ok := in.Val.(*ssa.BinOp)
	if !ok || !k.delayed[add] || add.Op != token.ADD && add.Op != token.SUB {
		return nil, false, false
	}
	load, ok := add.X.(*ssa.UnOp)
	if !ok || !k.delayed[load] || load.Op != token.MUL || !k.same(load.X, in.Addr) {
		return nil, false, false
	}
	return add.Y, add.Op == token.SUB, true
}

// same says whether two values of one tree are equal because they are computed alike.
func (k *compiler) same(x, y ssa.Value) bool {
	if x == y {
		return true
	}
	if !k.delayed[x] || !k.delayed[y] {
		return false
	}
	switch x := x.(type) {
	case *ssa.FieldAddr:
		y, ok := y.(*ssa.FieldAddr)
		return ok && x.Field == y.Field && x.X == y.X
	case *ssa.IndexAddr:
		y, ok := y.(*ssa.IndexAddr)
		return ok && k.same(x.X, y.X) && sameIndex(x.Index, y.Index)
	case *ssa.UnOp:
		y, ok := y.(*ssa.UnOp)
		return ok && x.Op == token.MUL && y.Op == token.MUL && k.same(x.X, y.X)
	}
	return false
}

func sameIndex(x, y ssa.Value) bool {
	if x == y {
		return true
	}
	a, isConst := x.(*ssa.Const)
	b, ok := y.(*ssa.Const)
	return isConst && ok && a.Value != nil && b.Value != nil && a.Int64() == b.Int64()
}

// incrementTree is *addr += more.
func incrementTree[T treeNumber](k *compiler, addr ssa.Value, more operand[T], pos token.Pos) op {
	if g, ok := addr.(*ssa.Global); ok {
		p := (*T)(k.m.global(g))
		switch more.what {
		case aRegister:
			r := more.reg
			return func(fp P) { *p += *at[T](fp, r) }
		case aConstant:
			c := more.c
			return func(P) { *p += c }
		}
		f := more.tree
		return func(fp P) { x := *p; *p = x + f(fp) }
	}
	if element, ok := addr.(*ssa.IndexAddr); ok && k.delayed[addr] {
		p, f := k.elementPointer(element, unsafe.Sizeof(T(0))), more.value()
		return func(fp P) {
			p := (*T)(p(fp))
			x := *p
			*p = x + f(fp)
		}
	}
	a, field := uintptr(0), uintptr(0)
	if f, ok := addr.(*ssa.FieldAddr); ok && k.delayed[addr] {
		a, field, pos = k.off(f.X), k.fieldOffset(deref(f.X.Type()), f.Field), position(f, pos)
	} else {
		a = k.off(addr)
	}
	switch more.what {
	case aRegister:
		r := more.reg
		return func(fp P) {
			p := *at[P](fp, a)
			if p == nil {
				nilDereference(fp, pos)
			}
			*at[T](p, field) += *at[T](fp, r)
		}
	case aConstant:
		c := more.c
		return func(fp P) {
			p := *at[P](fp, a)
			if p == nil {
				nilDereference(fp, pos)
			}
			*at[T](p, field) += c
		}
	}
	f := more.tree
	return func(fp P) {
		p := *at[P](fp, a)
		if p == nil {
			nilDereference(fp, pos)
		}
		x := *at[T](p, field)
		*at[T](p, field) = x + f(fp)
	}
}

// negative is -x.
func negative[T treeNumber](x operand[T]) operand[T] {
	if x.what == aConstant {
		return operand[T]{what: aConstant, c: -x.c}
	}
	f := x.value()
	return treeOperand(func(fp P) T { return -f(fp) })
}

// storeElementTree is xs[i] = v for a slice of numbers.
func storeElementTree[T treeNumber](k *compiler, addr *ssa.IndexAddr, v operand[T]) op {
	pos, index, f := position(addr, k.pos), k.index(addr.Index), v.value()
	a, slice := k.sliceAt(addr.X)
	if slice != nil {
		return func(fp P) {
			s := *(*[]T)(slice(fp))
			i := index(fp)
			v := f(fp)
			if uint(i) >= uint(len(s)) {
				outOfRange(fp, pos, i, len(s))
			}
			s[i] = v
		}
	}
	if r, ok := k.indexRegister(addr.Index); ok {
		if b := v.reg; v.what == aRegister {
			return func(fp P) {
				s, i := at[[]T](fp, a), *at[int](fp, r)
				if uint(i) >= uint(len(*s)) {
					outOfRange(fp, pos, i, len(*s))
				}
				(*s)[i] = *at[T](fp, b)
			}
		}
		return func(fp P) {
			v := f(fp)
			s, i := at[[]T](fp, a), *at[int](fp, r)
			if uint(i) >= uint(len(*s)) {
				outOfRange(fp, pos, i, len(*s))
			}
			(*s)[i] = v
		}
	}
	return func(fp P) {
		i := index(fp)
		v := f(fp)
		s := at[[]T](fp, a)
		if uint(i) >= uint(len(*s)) {
			outOfRange(fp, pos, i, len(*s))
		}
		(*s)[i] = v
	}
}

// compareTree is d = x < y and its like.
func compareTree[T treeNumber](o token.Token, d uintptr, x, y tree[T]) op {
	switch o {
	case token.LSS:
		return func(fp P) { *at[bool](fp, d) = x(fp) < y(fp) }
	case token.LEQ:
		return func(fp P) { *at[bool](fp, d) = x(fp) <= y(fp) }
	case token.GTR:
		return func(fp P) { *at[bool](fp, d) = x(fp) > y(fp) }
	case token.GEQ:
		return func(fp P) { *at[bool](fp, d) = x(fp) >= y(fp) }
	case token.EQL:
		return func(fp P) { *at[bool](fp, d) = x(fp) == y(fp) }
	}
	return func(fp P) { *at[bool](fp, d) = x(fp) != y(fp) }
}
