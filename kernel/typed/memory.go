package typed

import (
	"go/token"
	"go/types"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// move copies a value from another place of the frame.
func move(to slot, from uintptr) op {
	d := to.off
	switch to.class {
	case wordClass:
		return func(fp P) { *at[uint64](fp, d) = *at[uint64](fp, from) }
	case pointerClass:
		return func(fp P) { *at[P](fp, d) = *at[P](fp, from) }
	case stringClass:
		return func(fp P) { *at[string](fp, d) = *at[string](fp, from) }
	case interfaceClass:
		return func(fp P) { *at[iface](fp, d) = *at[iface](fp, from) }
	case sliceClass:
		return func(fp P) { *at[sliceHeader](fp, d) = *at[sliceHeader](fp, from) }
	}
	copyValue := copier(to.t)
	return func(fp P) { copyValue(P(at[byte](fp, d)), P(at[byte](fp, from))) }
}

// copier returns what copies a value of the type from memory to memory.
func copier(t reflect.Type) func(dst, src P) {
	switch classOf(t) {
	case pointerClass:
		return func(dst, src P) { *(*P)(dst) = *(*P)(src) }
	case stringClass:
		return func(dst, src P) { *(*string)(dst) = *(*string)(src) }
	case interfaceClass:
		return func(dst, src P) { *(*iface)(dst) = *(*iface)(src) }
	case sliceClass:
		return func(dst, src P) { *(*sliceHeader)(dst) = *(*sliceHeader)(src) }
	}
	if !hasPointers(t) {
		switch t.Size() {
		case 0:
			return func(dst, src P) {}
		case 1:
			return func(dst, src P) { *(*uint8)(dst) = *(*uint8)(src) }
		case 2:
			return func(dst, src P) { *(*uint16)(dst) = *(*uint16)(src) }
		case 4:
			return func(dst, src P) { *(*uint32)(dst) = *(*uint32)(src) }
		case 8:
			return func(dst, src P) { *(*uint64)(dst) = *(*uint64)(src) }
		case 16:
			return func(dst, src P) { *(*[2]uint64)(dst) = *(*[2]uint64)(src) }
		case 24:
			return func(dst, src P) { *(*[3]uint64)(dst) = *(*[3]uint64)(src) }
		}
	} else if t.Kind() == reflect.Struct && t.NumField() == 2 && t.Size() == 24 && t.Field(0).Type.Kind() == reflect.String && classOf(t.Field(1).Type) == wordClass {
		type pair struct { // the commonest element of all: a word and its count
			s string
			n uint64
		}
		if t.Field(1).Type.Size() == 8 {
			return func(dst, src P) { *(*pair)(dst) = *(*pair)(src) }
		}
	}
	rt := rtypeOf(t)
	return func(dst, src P) { typedmemmove(rt, dst, src) }
}

// nilDereference panics as a nil pointer's dereference does.
//
//go:noinline
func nilDereference(fp P, pos token.Pos) {
	raise(fp, pos)
	var p *int
	*p = 0
}

// loadFrom copies *(p+k) to d, where p is in the register a.
func loadFrom(to slot, a, k uintptr, pos token.Pos) op {
	d := to.off
	switch to.class {
	case pointerClass:
		return func(fp P) {
			p := *at[P](fp, a)
			if p == nil {
				nilDereference(fp, pos)
			}
			*at[P](fp, d) = *at[P](p, k)
		}
	case stringClass:
		return func(fp P) {
			p := *at[P](fp, a)
			if p == nil {
				nilDereference(fp, pos)
			}
			*at[string](fp, d) = *at[string](p, k)
		}
	case interfaceClass:
		return func(fp P) {
			p := *at[P](fp, a)
			if p == nil {
				nilDereference(fp, pos)
			}
			*at[iface](fp, d) = *at[iface](p, k)
		}
	case sliceClass:
		return func(fp P) {
			p := *at[P](fp, a)
			if p == nil {
				nilDereference(fp, pos)
			}
			*at[sliceHeader](fp, d) = *at[sliceHeader](p, k)
		}
	case wordClass:
		switch to.t.Size() {
		case 8:
			return func(fp P) {
				p := *at[P](fp, a)
				if p == nil {
					nilDereference(fp, pos)
				}
				*at[uint64](fp, d) = *at[uint64](p, k)
			}
		case 1:
			return func(fp P) {
				p := *at[P](fp, a)
				if p == nil {
					nilDereference(fp, pos)
				}
				*at[uint8](fp, d) = *at[uint8](p, k)
			}
		}
	}
	copyValue := copier(to.t)
	return func(fp P) {
		p := *at[P](fp, a)
		if p == nil {
			nilDereference(fp, pos)
		}
		copyValue(P(at[byte](fp, d)), unsafe.Add(p, k))
	}
}

// storeTo copies the register v to *(p+k), where p is in the register a.
func storeTo(t reflect.Type, a, k, v uintptr, pos token.Pos) op {
	switch classOf(t) {
	case pointerClass:
		return func(fp P) {
			p := *at[P](fp, a)
			if p == nil {
				nilDereference(fp, pos)
			}
			*at[P](p, k) = *at[P](fp, v)
		}
	case stringClass:
		return func(fp P) {
			p := *at[P](fp, a)
			if p == nil {
				nilDereference(fp, pos)
			}
			*at[string](p, k) = *at[string](fp, v)
		}
	case wordClass:
		if t.Size() == 8 {
			return func(fp P) {
				p := *at[P](fp, a)
				if p == nil {
					nilDereference(fp, pos)
				}
				*at[uint64](p, k) = *at[uint64](fp, v)
			}
		}
	}
	copyValue := copier(t)
	return func(fp P) {
		p := *at[P](fp, a)
		if p == nil {
			nilDereference(fp, pos)
		}
		copyValue(unsafe.Add(p, k), P(at[byte](fp, v)))
	}
}

// isInFrame says whether an address is that of a variable which never leaves its function, or of a part of it. Such a
// variable stands in the frame.
func isInFrame(addr ssa.Value) bool {
	switch addr := addr.(type) {
	case *ssa.Alloc:
		return !addr.Heap
	case *ssa.FieldAddr:
		return isInFrame(addr.X)
	case *ssa.IndexAddr:
		c, ok := addr.Index.(*ssa.Const)
		if !ok {
			return false
		}
		p, ok := addr.X.Type().Underlying().(*types.Pointer)
		return ok && c.Int64() >= 0 && c.Int64() < p.Elem().Underlying().(*types.Array).Len() && isInFrame(addr.X)
	}
	return false
}

// inFrame is the place in the frame that an address stands for.
func (k *compiler) inFrame(addr ssa.Value) (uintptr, bool) {
	if !isInFrame(addr) {
		return 0, false
	}
	switch addr := addr.(type) {
	case *ssa.FieldAddr:
		off, _ := k.inFrame(addr.X)
		return off + k.fieldOffset(deref(addr.X.Type()), addr.Field), true
	case *ssa.IndexAddr:
		off, _ := k.inFrame(addr.X)
		return off + uintptr(addr.Index.(*ssa.Const).Int64())*k.m.types.typeOf(deref(addr.Type())).Size(), true
	}
	return k.tuples[addr][0].off, true
}

func (k *compiler) fieldOffset(t types.Type, field int) uintptr {
	return k.m.types.typeOf(t).Field(field).Offset
}

// onlyInFrame says whether an address needs no register, because all that uses it loads from or stores to it.
func onlyInFrame(addr ssa.Value) bool {
	if !isInFrame(addr) {
		return false
	}
	for _, r := range *addr.Referrers() {
		switch r := r.(type) {
		case *ssa.DebugRef:
		case *ssa.UnOp:
			if r.Op != token.MUL {
				return false
			}
		case *ssa.Store:
			if r.Addr != addr || r.Val == addr {
				return false
			}
		case *ssa.FieldAddr:
			if !onlyInFrame(r) {
				return false
			}
		case *ssa.IndexAddr:
			if r.X != addr || !onlyInFrame(r) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

func (k *compiler) alloc(in *ssa.Alloc) op {
	d := k.off(in)
	t := k.m.types.typeOf(deref(in.Type()))
	rt := rtypeOf(t)
	if in.Heap {
		return func(fp P) { *at[P](fp, d) = unsafeNew(rt) }
	}
	s := k.tuples[in][0]
	needsAddress := !onlyInFrame(in)
	if k.parameters[in] != nil {
		if !needsAddress {
			return nil
		}
		return func(fp P) { *at[P](fp, d) = P(at[byte](fp, s.off)) }
	}
	if s.class == wordClass {
		if !needsAddress {
			return func(fp P) { *at[uint64](fp, s.off) = 0 }
		}
		return func(fp P) { *at[uint64](fp, s.off) = 0; *at[P](fp, d) = P(at[byte](fp, s.off)) }
	}
	if !needsAddress {
		if wholly(in) {
			return nil
		}
		return func(fp P) { typedmemclr(rt, P(at[byte](fp, s.off))) }
	}
	return func(fp P) {
		p := P(at[byte](fp, s.off))
		typedmemclr(rt, p)
		*at[P](fp, d) = p
	}
}

// wholly says whether all fields of a new struct are stored before anything is loaded from it.
func wholly(in *ssa.Alloc) bool {
	st, ok := deref(in.Type()).Underlying().(*types.Struct)
	if !ok {
		return false
	}
	stored := map[int]bool{}
	for _, x := range in.Block().Instrs {
		switch x := x.(type) {
		case *ssa.Store:
			if f, ok := x.Addr.(*ssa.FieldAddr); ok && f.X == ssa.Value(in) {
				stored[f.Field] = true
			}
		case *ssa.UnOp:
			if x.X == ssa.Value(in) {
				return len(stored) == st.NumFields()
			}
			if f, ok := x.X.(*ssa.FieldAddr); ok && f.X == ssa.Value(in) {
				return false
			}
		case *ssa.FieldAddr:
			if x.X == ssa.Value(in) && !onlyStored(x) {
				return false
			}
		}
	}
	return false
}

func onlyStored(addr *ssa.FieldAddr) bool {
	for _, r := range *addr.Referrers() {
		if s, ok := r.(*ssa.Store); !ok || s.Addr != ssa.Value(addr) {
			return false
		}
	}
	return true
}

// load is *x.
func (k *compiler) load(in *ssa.UnOp) op {
	to := k.slot(in)
	if g, ok := in.X.(*ssa.Global); ok {
		p, d := k.m.global(g), to.off
		switch to.class {
		case wordClass:
			if to.t.Size() == 8 {
				return func(fp P) { *at[uint64](fp, d) = *(*uint64)(p) }
			}
		case pointerClass:
			return func(fp P) { *at[P](fp, d) = *(*P)(p) }
		}
		copyValue := copier(to.t)
		return func(fp P) { copyValue(P(at[byte](fp, d)), p) }
	}
	if from, ok := k.inFrame(in.X); ok {
		return k.part(to, from)
	}
	if k.delayed[in.X] {
		switch addr := in.X.(type) {
		case *ssa.IndexAddr:
			return k.loadElement(addr, in)
		case *ssa.FieldAddr:
			return loadFrom(to, k.off(addr.X), k.fieldOffset(deref(addr.X.Type()), addr.Field), position(addr, k.pos))
		}
	}
	return loadFrom(to, k.off(in.X), 0, k.pos)
}

// part copies a part of a value in the frame, such as a field, to a register.
func (k *compiler) part(to slot, from uintptr) op {
	if to.class != otherClass && to.class != wordClass || to.class == wordClass && to.t.Size() == 8 {
		return move(to, from)
	}
	copyValue, d := copier(to.t), to.off
	return func(fp P) { copyValue(P(at[byte](fp, d)), P(at[byte](fp, from))) }
}

// store is *addr = val.
func (k *compiler) store(in *ssa.Store) op {
	if v, ok := in.Addr.(*ssa.Alloc); ok && k.parameters[v] != nil && in.Val == ssa.Value(k.parameters[v]) {
		return nil
	}
	switch k.numberKind(in.Val) {
	case reflect.Int:
		return storeTree(k, in, k.intOperand(in.Val), k.intOperand)
	case reflect.Float64:
		return storeTree(k, in, k.floatOperand(in.Val), k.floatOperand)
	}
	t := k.m.types.typeOf(in.Val.Type())
	v := k.off(in.Val)
	if g, ok := in.Addr.(*ssa.Global); ok {
		p := k.m.global(g)
		if classOf(t) == wordClass && t.Size() == 8 {
			return func(fp P) { *(*uint64)(p) = *at[uint64](fp, v) }
		}
		copyValue := copier(t)
		return func(fp P) { copyValue(p, P(at[byte](fp, v))) }
	}
	if to, ok := k.inFrame(in.Addr); ok {
		copyValue := copier(t)
		if classOf(t) == wordClass && t.Size() == 8 {
			return func(fp P) { *at[uint64](fp, to) = *at[uint64](fp, v) }
		}
		return func(fp P) { copyValue(P(at[byte](fp, to)), P(at[byte](fp, v))) }
	}
	if k.delayed[in.Addr] {
		switch addr := in.Addr.(type) {
		case *ssa.IndexAddr:
			return k.storeElement(addr, in)
		case *ssa.FieldAddr:
			return storeTo(t, k.off(addr.X), k.fieldOffset(deref(addr.X.Type()), addr.Field), v, position(addr, k.pos))
		}
	}
	return storeTo(t, k.off(in.Addr), 0, v, k.pos)
}

// appendToGlobal fuses s += t for a package-level string; nil for anything else.
func (k *compiler) appendToGlobal(list []ssa.Instruction) op {
	if len(list) < 3 {
		return nil
	}
	load, ok := list[0].(*ssa.UnOp)
	if !ok || load.Op != token.MUL || !single(load) {
		return nil
	}
	g, ok := load.X.(*ssa.Global)
	sum, isBin := list[1].(*ssa.BinOp)
	store, isStore := list[2].(*ssa.Store)
	if !ok || !isBin || !isStore || sum.Op != token.ADD || sum.X != ssa.Value(load) || sum.Y == ssa.Value(load) || !single(sum) || store.Val != ssa.Value(sum) || store.Addr != ssa.Value(g) {
		return nil
	}
	if k.m.types.typeOf(sum.Type()).Kind() != reflect.String {
		return nil
	}
	p, y := (*string)(k.m.global(g)), k.off(sum.Y)
	return func(fp P) { *p += *at[string](fp, y) }
}
