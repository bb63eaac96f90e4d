package typed

import (
	"go/token"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/ssa"
)

// Before registers are given out, a plan is made of each function: which values are computed only where they are used
// (they need no register and no operation of their own), and which values can share a register with a phi (so that a
// loop moves nothing on its way round).

// plan finds both.
func (k *compiler) plan(blocks []*ssa.BasicBlock) {
	k.inPlace(blocks[0])
	for _, b := range blocks {
		k.delay(b)
		k.appends(b)
	}
	for _, b := range blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && !k.c.defers && len(ret.Results) == 1 {
			if v := ret.Results[0]; fitsResult(v, ret) && !k.delayed[v] {
				k.result[v] = 0
			}
		}
	}
	k.coalesce(blocks)
}

// fitsResult says whether a value can be computed into the place of the result that it is returned as.
func fitsResult(v ssa.Value, ret *ssa.Return) bool {
	in, ok := computed(v)
	return ok && in.Block() == ret.Block() && single(v)
}

// inPlace finds variables that are parameters which nothing else needs: they stand where the parameter is handed over.
func (k *compiler) inPlace(entry *ssa.BasicBlock) {
	for _, in := range entry.Instrs {
		st, ok := in.(*ssa.Store)
		if !ok {
			continue
		}
		v, isAlloc := st.Addr.(*ssa.Alloc)
		param, isParam := st.Val.(*ssa.Parameter)
		if isAlloc && isParam && !v.Heap && v.Block() == entry && single(param) && (*v.Referrers())[0] == in {
			k.parameters[v] = param
		}
	}
}

// appends finds the arrays that ssa makes for append(s, x): with one element, append takes that itself.
func (k *compiler) appends(b *ssa.BasicBlock) {
	for n, in := range b.Instrs {
		call, ok := in.(*ssa.Call)
		if !ok || !isBuiltin(call, "append") || len(call.Call.Args) != 2 || n < 4 {
			continue
		}
		slice, ok := call.Call.Args[1].(*ssa.Slice)
		if !ok || b.Instrs[n-1] != ssa.Instruction(slice) || !single(slice) || slice.Low != nil || slice.High != nil || slice.Max != nil {
			continue
		}
		array, ok := slice.X.(*ssa.Alloc)
		if !ok || array.Comment != "varargs" || array.Block() != b || len(*array.Referrers()) != 2 || deref(array.Type()).Underlying().(*types.Array).Len() != 1 {
			continue
		}
		addr, ok := (*array.Referrers())[0].(*ssa.IndexAddr)
		if !ok || !single(addr) {
			continue
		}
		st, ok := (*addr.Referrers())[0].(*ssa.Store)
		if !ok || st.Addr != ssa.Value(addr) || b.Instrs[n-2] != ssa.Instruction(st) || k.delayed[st.Val] {
			continue
		}
		if _, function := st.Val.(*ssa.Function); function {
			continue
		}
		k.appended[slice] = st.Val
		k.dropped[st], k.delayed[slice], k.delayed[array], k.delayed[addr] = true, true, true, true
	}
}

// delay finds the values of a block that are computed where they are used. What can fail, or reads memory, may not
// pass anything that has an effect.
func (k *compiler) delay(b *ssa.BasicBlock) {
	index := make(map[ssa.Instruction]int, len(b.Instrs))
	for i, in := range b.Instrs {
		index[in] = i
	}
	at := make([]int, len(b.Instrs)) // where an instruction's value is computed
	for i := len(b.Instrs) - 1; i >= 0; i-- {
		at[i] = i
		in := b.Instrs[i]
		v, ok := in.(ssa.Value)
		if !ok || !k.delayable(v) || !single(v) {
			continue
		}
		user := (*v.Referrers())[0]
		j, here := index[user]
		if !here || j <= i || !k.takes(user, v) {
			continue
		}
		to := at[j]
		if failing(v) && !k.quiet(b, i, to, at) {
			continue
		}
		at[i] = to
		k.delayed[v] = true
	}
	for i, in := range b.Instrs {
		if addr, ok := in.(ssa.Value); ok && k.updated(addr) {
			st := (*addr.Referrers())[1].(*ssa.Store)
			if j := index[st]; k.quiet(b, i, j, at) {
				at[i] = j
				k.delayed[addr] = true
				k.delaySlice(addr, b, index, at)
			}
		}
	}
}

// updated says whether an address serves only to change what is there, as in x[i] += y.
func (k *compiler) updated(addr ssa.Value) bool {
	if !isAddress(addr) || isInFrame(addr) || !k.delayableAddress(addr) || len(*addr.Referrers()) != 2 {
		return false
	}
	load, ok := (*addr.Referrers())[0].(*ssa.UnOp)
	if !ok || !k.delayed[load] || load.Op != token.MUL {
		return false
	}
	st, ok := (*addr.Referrers())[1].(*ssa.Store)
	if !ok || st.Addr != addr || st.Block() != load.Block() || addr.(ssa.Instruction).Block() != st.Block() {
		return false
	}
	op, ok := st.Val.(*ssa.BinOp)
	return ok && k.delayed[op] && (op.Op == token.ADD || op.Op == token.SUB) && op.X == ssa.Value(load)
}

// delaySlice delays the load of the slice that an element's address is of.
func (k *compiler) delaySlice(addr ssa.Value, b *ssa.BasicBlock, index map[ssa.Instruction]int, at []int) {
	element, ok := addr.(*ssa.IndexAddr)
	if !ok {
		return
	}
	load, ok := element.X.(*ssa.UnOp)
	if !ok || !k.delayable(load) || !single(load) || load.Block() != b {
		return
	}
	if i, j := index[load], at[index[element]]; k.quiet(b, i, j, at) {
		at[i] = j
		k.delayed[load] = true
	}
}

func (k *compiler) delayableAddress(addr ssa.Value) bool {
	if _, field := addr.(*ssa.FieldAddr); field {
		return true
	}
	return k.delayable(addr)
}

// maxDelay bounds how far a read of memory is put off, in instructions.
const maxDelay = 64

// quiet says whether nothing between i and to has an effect that what stands at i could notice, or notices it.
func (k *compiler) quiet(b *ssa.BasicBlock, i, to int, at []int) bool {
	if to-i > maxDelay {
		return false
	}
	for j := i + 1; j < to; j++ {
		in := b.Instrs[j]
		if v, ok := in.(ssa.Value); ok && k.delayed[v] && at[j] == to {
			continue // a part of the same tree
		}
		switch in := in.(type) {
		case *ssa.DebugRef, *ssa.Phi, *ssa.Extract, *ssa.ChangeType, *ssa.Field:
		case *ssa.FieldAddr:
			if !isInFrame(in) {
				return false
			}
		case *ssa.Call:
			if !isBuiltin(in, "len") && !isBuiltin(in, "cap") {
				return false
			}
		case *ssa.BinOp, *ssa.UnOp, *ssa.Convert:
			v := in.(ssa.Value)
			if failing(v) {
				return false
			}
			if u, ok := in.(*ssa.UnOp); ok && u.Op == token.ARROW {
				return false
			}
			if c, ok := in.(*ssa.Convert); ok && !isNumeric(c.X.Type()) {
				return false
			}
			if x, ok := in.(*ssa.BinOp); ok && !isNumeric(x.X.Type()) {
				return false // comparing interfaces may fail
			}
		default:
			return false
		}
	}
	return true
}

// numberKind says how a value takes part in trees: as an int or a float64 of 8 bytes. Other types do not.
func (k *compiler) numberKind(v ssa.Value) reflect.Kind {
	b, ok := v.Type().Underlying().(*types.Basic)
	if !ok {
		return reflect.Invalid
	}
	switch b.Kind() {
	case types.Int, types.Int64, types.UntypedInt:
		return reflect.Int
	case types.Float64, types.UntypedFloat:
		return reflect.Float64
	}
	return reflect.Invalid
}

func isNumeric(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsNumeric != 0
}

func isComparison(o token.Token) bool {
	switch o {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return true
	}
	return false
}

// delayable says whether a value can be computed by those that use it.
func (k *compiler) delayable(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.BinOp:
		kind := k.numberKind(v.X)
		if isComparison(v.Op) {
			return k.comparable(v)
		}
		return kind == reflect.Float64 || kind == reflect.Int && k.numberKind(v) == reflect.Int && integerTree(v)
	case *ssa.UnOp:
		switch v.Op {
		case token.SUB:
			return k.numberKind(v) != reflect.Invalid
		case token.MUL:
			switch v.Type().Underlying().(type) {
			case *types.Slice, *types.Signature:
				return !isInFrame(v.X)
			}
			return k.numberKind(v) != reflect.Invalid
		}
	case *ssa.Convert:
		from, to := k.numberKind(v.X), k.numberKind(v)
		return from != reflect.Invalid && to != reflect.Invalid && from != to
	case *ssa.IndexAddr:
		_, slice := v.X.Type().Underlying().(*types.Slice)
		return slice
	case *ssa.FieldAddr:
		return !isInFrame(v)
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
			switch t := v.Call.Args[0].Type().Underlying().(type) {
			case *types.Slice:
				return true
			case *types.Basic:
				return t.Info()&types.IsString != 0
			}
		}
	}
	return false
}

// integerTree says whether an operation of ints is one that trees have.
func integerTree(v *ssa.BinOp) bool {
	switch v.Op {
	case token.ADD, token.SUB, token.MUL, token.AND, token.OR, token.XOR:
		return true
	case token.QUO, token.REM, token.SHL, token.SHR:
		c, ok := v.Y.(*ssa.Const)
		return ok && c.Value != nil && constantInt[uint64](c) != 0
	}
	return false
}

// isAddress says whether a value is the address of an element or field.
func isAddress(v ssa.Value) bool {
	switch v.(type) {
	case *ssa.IndexAddr, *ssa.FieldAddr:
		return true
	}
	return false
}

// comparable says whether a comparison can be made by the branch that needs it.
func (k *compiler) comparable(v *ssa.BinOp) bool {
	b, ok := v.X.Type().Underlying().(*types.Basic)
	return ok && b.Info()&(types.IsInteger|types.IsFloat|types.IsString) != 0 && b.Kind() != types.UntypedNil
}

// failing says whether computing a value may panic or reads memory that others write.
func failing(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.BinOp:
		switch v.Op {
		case token.QUO, token.REM:
			b, ok := v.Type().Underlying().(*types.Basic)
			if ok && b.Info()&types.IsInteger != 0 {
				c, ok := v.Y.(*ssa.Const)
				return !ok || c.Value == nil || constantInt[uint64](c) == 0
			}
		case token.SHL, token.SHR:
			_, ok := v.Y.(*ssa.Const)
			return !ok
		}
		return false
	case *ssa.UnOp:
		return v.Op == token.MUL || v.Op == token.ARROW
	case *ssa.IndexAddr, *ssa.FieldAddr:
		return true
	}
	return false
}

// takes says whether an instruction computes this operand itself where it is delayed.
func (k *compiler) takes(user ssa.Instruction, v ssa.Value) bool {
	address := isAddress(v)
	if x, ok := v.(*ssa.BinOp); ok && isComparison(x.Op) {
		_, branch := user.(*ssa.If)
		return branch
	}
	switch user := user.(type) {
	case *ssa.UnOp:
		if user.Op == token.MUL {
			return address && user.X == v
		}
		return !address && user.Op == token.SUB && k.numberKind(user) != reflect.Invalid
	case *ssa.Store:
		if address {
			return user.Addr == v
		}
		return user.Val == v && k.numberKind(v) != reflect.Invalid && !isVariadic(user.Addr)
	case *ssa.BinOp:
		if address {
			return false
		}
		if isComparison(user.Op) {
			return k.numberKind(v) != reflect.Invalid
		}
		if user.X == v && user.Y == v {
			return false
		}
		return k.numberKind(user.X) == reflect.Float64 || k.numberKind(user) == reflect.Int && integerTree(user)
	case *ssa.Call:
		return !address && k.passes(user, v)
	case *ssa.Convert:
		return !address && k.delayable(user)
	case *ssa.IndexAddr:
		if user.X == v {
			return k.delayed[user] // a slice that is read where its element is
		}
		if address || k.numberKind(v) != reflect.Int {
			return false
		}
		_, slice := user.X.Type().Underlying().(*types.Slice)
		return slice
	}
	return false
}

// passes says whether a call computes an argument straight into the frame of the function that it calls, or reads the
// function that it calls itself.
func (k *compiler) passes(call *ssa.Call, v ssa.Value) bool {
	if call.Call.IsInvoke() {
		return false
	}
	if call.Call.Value == v {
		load, ok := v.(*ssa.UnOp)
		return ok && load.Op == token.MUL && !isAddress(load.X)
	}
	if _, builtin := call.Call.Value.(*ssa.Builtin); builtin || k.numberKind(v) == reflect.Invalid {
		return false
	}
	f := call.Call.StaticCallee()
	if f == nil {
		k.spilled[v] = true
		return true
	}
	_, closure := call.Call.Value.(*ssa.MakeClosure)
	return !closure && !k.m.compiled(f).IsValid()
}

// isLeaf says whether a function calls nothing and waits for nothing.
func isLeaf(blocks []*ssa.BasicBlock) bool {
	for _, b := range blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Phi, *ssa.Extract, *ssa.DebugRef, *ssa.If, *ssa.Jump, *ssa.Return, *ssa.BinOp, *ssa.Convert, *ssa.ChangeType,
				*ssa.FieldAddr, *ssa.Field, *ssa.IndexAddr, *ssa.Index, *ssa.Store, *ssa.Slice, *ssa.MakeInterface, *ssa.Alloc:
			case *ssa.UnOp:
				if in.Op == token.ARROW {
					return false
				}
			case *ssa.Call:
				if !isBuiltin(in, "len") && !isBuiltin(in, "cap") && !isBuiltin(in, "append") && !isBuiltin(in, "min") && !isBuiltin(in, "max") {
					return false
				}
			default:
				return false
			}
		}
	}
	return true
}

// isVariadic says whether an address is that of an argument among those of a variadic call.
func isVariadic(addr ssa.Value) bool {
	element, ok := addr.(*ssa.IndexAddr)
	if !ok {
		return false
	}
	array, ok := element.X.(*ssa.Alloc)
	return ok && array.Comment == "varargs"
}

// computed says whether an operation writes its result last, after it has read all that it needs, to one register.
func computed(v ssa.Value) (ssa.Instruction, bool) {
	in, ok := v.(ssa.Instruction)
	if !ok {
		return nil, false
	}
	if _, tuple := v.Type().(*types.Tuple); tuple {
		return nil, false
	}
	switch v := v.(type) {
	case *ssa.BinOp, *ssa.Convert, *ssa.UnOp, *ssa.ChangeType:
		return in, true
	case *ssa.Call:
		b, builtin := v.Call.Value.(*ssa.Builtin)
		if !builtin {
			return in, true
		}
		switch b.Name() {
		case "append", "len", "cap", "min", "max":
			return in, true
		}
	}
	return nil, false
}
