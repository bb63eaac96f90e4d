package typed

import (
	"go/token"
	"reflect"

	"golang.org/x/tools/go/ssa"
)

// block turns a basic block into operations.
func (k *compiler) block(b *ssa.BasicBlock) {
	out := k.blocks[b]
	var list []ssa.Instruction
	for _, in := range b.Instrs {
		switch in.(type) {
		case *ssa.DebugRef, *ssa.Phi, *ssa.Extract:
			continue // they are no operations: a phi's value is moved on the way to its block
		}
		list = append(list, in)
	}
	loaded := map[*ssa.Function]bool{}
	for _, in := range list {
		for _, f := range functionOperands(in) {
			if !loaded[f] {
				loaded[f] = true
				out.ops = append(out.ops, k.loadFunction(f))
			}
		}
	}
	for i := 0; i < len(list); i++ {
		in := list[i]
		k.pos = position(in, k.pos)
		if n, o := k.fuse(list[i:]); o != nil {
			out.ops = append(out.ops, o)
			i += n - 1
			continue
		}
		switch in := in.(type) {
		case *ssa.Jump:
			k.jump(out, b)
		case *ssa.If:
			if i > 0 {
				if cond, ok := list[i-1].(*ssa.BinOp); ok && in.Cond == ssa.Value(cond) && single(cond) {
					if term := k.compareAndBranch(cond, k.edge(b, 0), k.edge(b, 1)); term != nil {
						out.ops = out.ops[:len(out.ops)-1]
						out.term = term
						continue
					}
				}
			}
			cond, yes, no := k.off(in.Cond), k.edge(b, 0), k.edge(b, 1)
			out.term = func(fp P) *block {
				if *at[bool](fp, cond) {
					return yes
				}
				return no
			}
		case *ssa.Return:
			k.ret(out, in)
		case *ssa.Panic:
			if out.term = k.rangePanic(in); out.term != nil {
				continue
			}
			x, pos := k.off(in.X), k.pos
			out.term = func(fp P) *block {
				raise(fp, pos)
				panic(*at[any](fp, x))
			}
		default:
			if o := k.instruction(in); o != nil {
				out.ops = append(out.ops, o)
			}
		}
	}
	if out.term == nil {
		out.term = func(P) *block { return nil }
	}
	k.loop(b, out)
}

// functionOperands lists the declared functions that an instruction uses as values.
func functionOperands(in ssa.Instruction) []*ssa.Function {
	var list []*ssa.Function
	if c, ok := in.(*ssa.MakeClosure); ok {
		return functionsIn(c.Bindings)
	}
	if call, ok := in.(ssa.CallInstruction); ok {
		return functionsIn(call.Common().Args)
	}
	for _, o := range in.Operands(nil) {
		if f, ok := (*o).(*ssa.Function); ok {
			list = append(list, f)
		}
	}
	return list
}

func functionsIn(values []ssa.Value) []*ssa.Function {
	var list []*ssa.Function
	for _, v := range values {
		if f, ok := v.(*ssa.Function); ok {
			list = append(list, f)
		}
	}
	return list
}

// loadFunction puts a declared function as a value into its register.
func (k *compiler) loadFunction(f *ssa.Function) op {
	d, value := k.off(f), k.functionValue(f)
	return func(fp P) { *at[P](fp, d) = value() }
}

// single says whether a value is used once.
func single(v ssa.Value) bool { return len(*v.Referrers()) == 1 }

func (k *compiler) ret(out *block, in *ssa.Return) {
	var ops []op
	if k.c.defers && !k.runsDefers {
		// Only the body of a range-over-func defers, and ssa forgets to run such calls. They may change named results.
		ops = append(ops, func(fp P) { h := head(fp); h.g.finish(h) })
		for _, v := range in.Results {
			if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
				ops = append(ops, k.load(load))
			}
		}
	}
	for i, v := range in.Results {
		to := k.c.results[i]
		if from := k.slot(v); from.off != to.off {
			ops = append(ops, move(to, from.off))
		}
	}
	switch len(ops) {
	case 0:
		out.term = func(P) *block { return nil }
	case 1:
		o := ops[0]
		out.term = func(fp P) *block { o(fp); return nil }
	default:
		out.term = func(fp P) *block {
			for _, o := range ops {
				o(fp)
			}
			return nil
		}
	}
}

// jump ends a block that leads to one other. Where that is a loop's head which only compares, the comparison is made
// here, so that a loop's body needs no second block a turn.
func (k *compiler) jump(out *block, b *ssa.BasicBlock) {
	moves, to := k.moves(b, 0)
	out.ops = append(out.ops, moves...)
	head := b.Succs[0]
	if head.Index <= b.Index {
		if cond := comparingHead(head); cond != nil {
			yes, no := k.edge(head, 0), k.edge(head, 1)
			if term := k.compareAndBranch(cond, yes, no); term != nil {
				out.term = term
				if yes == out && cond.Op == token.LSS && k.slot(cond.X).t.Kind() == reflect.Int {
					out.turn = &counter{x: k.off(cond.X), y: k.off(cond.Y), exit: no}
					if c, ok := cond.Y.(*ssa.Const); ok {
						out.turn.constant, out.turn.limit = true, constantInt[int](c)
					}
				}
				return
			}
		}
	}
	out.term = func(P) *block { return to }
}

// comparingHead returns the comparison of a block that does nothing else than to compare and branch.
func comparingHead(b *ssa.BasicBlock) *ssa.BinOp {
	var rest []ssa.Instruction
	for _, in := range b.Instrs {
		switch in.(type) {
		case *ssa.Phi, *ssa.DebugRef:
		default:
			rest = append(rest, in)
		}
	}
	if len(rest) != 2 {
		return nil
	}
	cond, ok := rest[0].(*ssa.BinOp)
	branch, isIf := rest[1].(*ssa.If)
	if !ok || !isIf || branch.Cond != ssa.Value(cond) || !single(cond) {
		return nil
	}
	return cond
}

// loop turns a block that mostly leads to itself into one operation that goes round within.
func (k *compiler) loop(b *ssa.BasicBlock, out *block) {
	term := out.term
	if len(out.ops) == 0 || len(out.ops) > 4 || len(b.Succs) != 1 || b.Succs[0].Index > b.Index {
		return
	}
	ops := out.ops
	if out.turn != nil {
		out.term = counting(ops, *out.turn, out)
		out.ops = nil
		return
	}
	switch len(ops) {
	case 1:
		o1 := ops[0]
		out.term = func(fp P) *block {
			stopped := head(fp).g.stopped
			for {
				o1(fp)
				if next := term(fp); next != out || stopped.Load() {
					return next
				}
			}
		}
	case 2:
		o1, o2 := ops[0], ops[1]
		out.term = func(fp P) *block {
			stopped := head(fp).g.stopped
			for {
				o1(fp)
				o2(fp)
				if next := term(fp); next != out || stopped.Load() {
					return next
				}
			}
		}
	case 3:
		o1, o2, o3 := ops[0], ops[1], ops[2]
		out.term = func(fp P) *block {
			stopped := head(fp).g.stopped
			for {
				o1(fp)
				o2(fp)
				o3(fp)
				if next := term(fp); next != out || stopped.Load() {
					return next
				}
			}
		}
	case 4:
		o1, o2, o3, o4 := ops[0], ops[1], ops[2], ops[3]
		out.term = func(fp P) *block {
			stopped := head(fp).g.stopped
			for {
				o1(fp)
				o2(fp)
				o3(fp)
				o4(fp)
				if next := term(fp); next != out || stopped.Load() {
					return next
				}
			}
		}
	}
	out.ops = nil
}

// counting is a loop of few operations that goes on while a counter is below its limit.
func counting(ops []op, c counter, self *block) func(fp P) *block {
	again := func(fp P) *block { // interrupted or at the end
		if c.done(fp) {
			return c.exit
		}
		return self
	}
	switch len(ops) {
	case 1:
		o1 := ops[0]
		return func(fp P) *block {
			stopped := head(fp).g.stopped
			for {
				o1(fp)
				if c.done(fp) || stopped.Load() {
					return again(fp)
				}
			}
		}
	case 2:
		o1, o2 := ops[0], ops[1]
		return func(fp P) *block {
			stopped := head(fp).g.stopped
			for {
				o1(fp)
				o2(fp)
				if c.done(fp) || stopped.Load() {
					return again(fp)
				}
			}
		}
	}
	o1, o2, o3 := ops[0], ops[1], ops[2]
	if len(ops) == 3 {
		return func(fp P) *block {
			stopped := head(fp).g.stopped
			for {
				o1(fp)
				o2(fp)
				o3(fp)
				if c.done(fp) || stopped.Load() {
					return again(fp)
				}
			}
		}
	}
	o4 := ops[3]
	return func(fp P) *block {
		stopped := head(fp).g.stopped
		for {
			o1(fp)
			o2(fp)
			o3(fp)
			o4(fp)
			if c.done(fp) || stopped.Load() {
				return again(fp)
			}
		}
	}
}

// edge is the block that successor i of b begins with: a block of moves where its phis need some.
func (k *compiler) edge(b *ssa.BasicBlock, i int) *block {
	moves, to := k.moves(b, i)
	if len(moves) == 0 {
		return to
	}
	return &block{ops: moves, term: func(P) *block { return to }}
}

// moves are the operations that give the phis of successor i of b their values.
func (k *compiler) moves(b *ssa.BasicBlock, i int) ([]op, *block) {
	succ := b.Succs[i]
	pred := -1
	seen := 0
	for j, p := range succ.Preds {
		if p == b {
			// Both ways of an If may lead to one block.
			if pred < 0 || i == 1 && seen == 1 && b.Succs[0] == b.Succs[1] {
				pred = j
			}
			seen++
		}
	}
	type transfer struct{ to, from slot }
	var todo []transfer
	var loads []op
	for _, in := range succ.Instrs {
		phi, ok := in.(*ssa.Phi)
		if !ok {
			break
		}
		to, from := k.slot(phi), k.slot(phi.Edges[pred])
		if f, ok := phi.Edges[pred].(*ssa.Function); ok {
			loads = append(loads, k.loadFunction(f))
		}
		if to.off != from.off {
			todo = append(todo, transfer{to, from})
		}
	}
	ops := loads
	for len(todo) > 0 {
		progress := false
		for j, t := range todo {
			needed := false
			for l, other := range todo {
				needed = needed || l != j && other.from.off == t.to.off
			}
			if !needed {
				ops = append(ops, move(t.to, t.from.off))
				todo = append(todo[:j:j], todo[j+1:]...)
				progress = true
				break
			}
		}
		if !progress { // a circle, as in a, b = b, a
			circle := todo
			ops = append(ops, func(fp P) {
				values := make([]reflect.Value, len(circle))
				for i, t := range circle {
					values[i] = reflect.New(t.from.t)
					typedmemmove(rtypeOf(t.from.t), values[i].UnsafePointer(), P(at[byte](fp, t.from.off)))
				}
				for i, t := range circle {
					typedmemmove(rtypeOf(t.to.t), P(at[byte](fp, t.to.off)), values[i].UnsafePointer())
				}
			})
			if len(circle) == 2 && circle[0].to.class == wordClass {
				x, y := circle[0].to.off, circle[1].to.off
				ops[len(ops)-1] = func(fp P) {
					p, q := at[uint64](fp, x), at[uint64](fp, y)
					*p, *q = *q, *p
				}
			}
			break
		}
	}
	return ops, k.blocks[succ]
}
