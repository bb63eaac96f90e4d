package typed

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// instruction is one instruction of the SSA form as an operation; nil where there is nothing to do.
func (k *compiler) instruction(in ssa.Instruction) op {
	if v, ok := in.(ssa.Value); ok {
		if o := k.assignTree(v); o != nil {
			return o
		}
	}
	switch in := in.(type) {
	case *ssa.Alloc:
		return k.alloc(in)
	case *ssa.BinOp:
		return k.binary(in)
	case *ssa.UnOp:
		switch in.Op {
		case token.MUL:
			return k.load(in)
		case token.ARROW:
			return k.receive(in)
		}
		return k.unary(in)
	case *ssa.Call:
		// A wrapper that ssa has made around a method recovers, and is deferred, as the method would be.
		return k.call(&in.Call, k.callResults(in), isWrapper(k.f))
	case *ssa.ChangeType:
		return move(k.slot(in), k.off(in.X))
	case *ssa.Convert:
		return k.convert(in)
	case *ssa.ChangeInterface:
		return k.changeInterface(in)
	case *ssa.MakeInterface:
		return k.makeInterface(in)
	case *ssa.TypeAssert:
		return k.assertion(in)
	case *ssa.SliceToArrayPointer:
		return k.arrayPointer(in)
	case *ssa.MakeClosure:
		return k.makeClosure(in)
	case *ssa.MakeMap:
		return k.makeMap(in)
	case *ssa.MakeChan:
		return k.makeChan(in)
	case *ssa.MakeSlice:
		return k.makeSlice(in)
	case *ssa.Slice:
		return k.sliceOf(in)
	case *ssa.FieldAddr:
		return k.fieldAddr(in)
	case *ssa.Field:
		return k.part(k.slot(in), k.off(in.X)+k.fieldOffset(in.X.Type(), in.Field))
	case *ssa.IndexAddr:
		if off, ok := k.inFrame(in); ok {
			return k.frameAddr(in, off)
		}
		return k.indexAddr(in)
	case *ssa.Index:
		return k.indexValue(in, in.X, in.Index)
	case *ssa.Lookup:
		return k.lookup(in)
	case *ssa.MapUpdate:
		return k.mapUpdate(in)
	case *ssa.Range:
		return k.rangeOver(in)
	case *ssa.Next:
		return k.next(in)
	case *ssa.Select:
		return k.selectOp(in)
	case *ssa.Send:
		return k.send(in)
	case *ssa.Store:
		return k.store(in)
	case *ssa.Go:
		return k.goCall(in)
	case *ssa.Defer:
		return k.deferCall(in)
	case *ssa.RunDefers:
		if !k.c.defers {
			return nil
		}
		return func(fp P) {
			h := head(fp)
			h.g.finish(h)
		}
	}
	notSupported("%T", in)
	return nil
}

func (k *compiler) fieldAddr(in *ssa.FieldAddr) op {
	if off, ok := k.inFrame(in); ok {
		return k.frameAddr(in, off)
	}
	d, a, off, pos := k.off(in), k.off(in.X), k.fieldOffset(deref(in.X.Type()), in.Field), k.pos
	return func(fp P) {
		p := *at[P](fp, a)
		if p == nil {
			nilDereference(fp, pos)
		}
		*at[P](fp, d) = P(at[byte](p, off))
	}
}

// frameAddr is the address of a part of the frame, where something needs it.
func (k *compiler) frameAddr(in ssa.Value, off uintptr) op {
	if onlyInFrame(in) {
		return nil
	}
	d := k.off(in)
	return func(fp P) { *at[P](fp, d) = P(at[byte](fp, off)) }
}

// arrayPointer converts a slice to an array's address.
func (k *compiler) arrayPointer(in *ssa.SliceToArrayPointer) op {
	d, x, pos := k.off(in), k.slot(in.X), k.pos
	to := k.m.types.typeOf(in.Type())
	a, n := x.off, to.Elem().Len()
	return func(fp P) {
		s := at[sliceHeader](fp, a)
		if s.len < n {
			raise(fp, pos)
			panic(tooShort(s.len, n))
		}
		*at[P](fp, d) = s.data
	}
}

// tooShort is the runtime's error for the conversion of a slice to a longer array.
func tooShort(have, want int) (err error) {
	defer func() {
		err = recover().(error)
		bounds := (*boundsError)(dataWord(err))
		bounds.x, bounds.y = int64(want), have
	}()
	s := make([]struct{}, have&1)
	_ = (*[2]struct{})(s)
	return nil
}
