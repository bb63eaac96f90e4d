package typed

import (
	"go/token"
	"reflect"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// block turns a basic block into operations.
func (k *compiler) block(b *ssa.BasicBlock) {
	e := &emission{k: k, out: k.blocks[b], loaded: map[*ssa.Function]bool{}}
	e.emit(b)
	if e.out.term == nil && !e.out.last {
		e.out.term = func(P) *block { return nil }
	}
	e.loop()
}

// emission makes one block of the code. It may go on with a basic block that another leads to, such as a loop's head
// behind the loop's body, so that a turn of most loops is one block.
type emission struct {
	k      *compiler
	out    *block
	chain  []*ssa.BasicBlock
	loaded map[*ssa.Function]bool
	// step is set while the last operation is an addition of a constant.
	step *step
	// turn is how the block goes back to itself, if it counts.
	turn *counter
}

// step is d += by, the last operation so far.
type step struct {
	d  uintptr
	by int
}

// maxChain bounds how many basic blocks become one, and maxCopied how many operations are made twice for it.
const (
	maxChain  = 4
	maxCopied = 6
)

func (e *emission) add(o op) {
	e.out.ops = append(e.out.ops, o)
	e.step = nil
}

func (e *emission) emit(b *ssa.BasicBlock) {
	k := e.k
	e.chain = append(e.chain, b)
	var list []ssa.Instruction
	for _, in := range b.Instrs {
		switch in.(type) {
		case *ssa.DebugRef, *ssa.Phi, *ssa.Extract:
			continue // they are no operations: a phi's value is moved on the way to its block
		}
		if v, ok := in.(ssa.Value); ok && k.delayed[v] || k.dropped[in] {
			continue
		}
		list = append(list, in)
	}
	for _, in := range list {
		for _, f := range functionOperands(in) {
			if !e.loaded[f] {
				e.loaded[f] = true
				e.add(k.loadFunction(f))
			}
		}
	}
	for i := 0; i < len(list); i++ {
		in := list[i]
		k.pos = position(in, k.pos)
		if o := k.appendToGlobal(list[i:]); o != nil {
			e.add(o)
			i += 2
			continue
		}
		switch in := in.(type) {
		case *ssa.Jump:
			e.jump(b)
		case *ssa.If:
			e.branch(b, in)
		case *ssa.Return:
			e.out.ops, e.out.last = append(e.out.ops, k.ret(in)...), true
		case *ssa.Panic:
			if e.out.term = k.rangePanic(in); e.out.term != nil {
				continue
			}
			x, pos := k.off(in.X), k.pos
			e.out.term = func(fp P) *block {
				raise(fp, pos)
				panic(*at[any](fp, x))
			}
		default:
			if o := k.instruction(in); o != nil {
				e.add(o)
				e.step = k.stepOf(in)
			}
		}
	}
}

// stepOf says whether an instruction adds a constant to a number in its own register.
func (k *compiler) stepOf(in ssa.Instruction) *step {
	add, ok := in.(*ssa.BinOp)
	if !ok || add.Op != token.ADD || k.numberKind(add) != reflect.Int || k.delayed[add.X] {
		return nil
	}
	c, ok := add.Y.(*ssa.Const)
	if !ok || k.off(add.X) != k.off(add) {
		return nil
	}
	return &step{k.off(add), constantInt[int](c)}
}

// jump ends a basic block that leads to one other, or goes on with that.
func (e *emission) jump(b *ssa.BasicBlock) {
	for _, o := range e.k.moves(b, 0) {
		e.add(o)
	}
	next := b.Succs[0]
	if e.follows(next) {
		e.emit(next)
		return
	}
	to := e.k.target(next)
	e.out.term = func(P) *block { return to }
}

// follows says whether a basic block is worth going on with: nothing else leads to it, or it is short.
func (e *emission) follows(next *ssa.BasicBlock) bool {
	if len(e.chain) >= maxChain || slices.Contains(e.chain, next) {
		return false
	}
	if len(next.Preds) == 1 {
		return true
	}
	n := 0
	for _, in := range next.Instrs {
		switch in := in.(type) {
		case *ssa.DebugRef, *ssa.Phi, *ssa.Extract:
		case *ssa.Defer, *ssa.Go, *ssa.MakeClosure, *ssa.Select, *ssa.Panic:
			return false
		default:
			if v, ok := in.(ssa.Value); !ok || !e.k.delayed[v] {
				n++
			}
		}
	}
	return n <= maxCopied
}

// branch ends a basic block that leads to two others.
func (e *emission) branch(b *ssa.BasicBlock, in *ssa.If) {
	k, out := e.k, e.out
	yes, no := k.edge(b, 0), k.edge(b, 1)
	cond, ok := in.Cond.(*ssa.BinOp)
	if !ok || !k.delayed[cond] {
		c := k.off(in.Cond)
		out.term = func(fp P) *block {
			if *at[bool](fp, c) {
				return yes
			}
			return no
		}
		return
	}
	if e.step != nil && cond.Op == token.LSS && k.numberKind(cond.X) == reflect.Int {
		x, y := k.intOperand(cond.X), k.intOperand(cond.Y)
		if y.what == aConstant {
			y = operand[int]{reg: k.off(cond.Y)}
		}
		if x.what == aRegister && x.reg == e.step.d && y.what == aRegister {
			out.ops = out.ops[:len(out.ops)-1]
			c := &counter{x: x.reg, by: e.step.by, y: y.reg}
			if yes == out {
				c.exit = no
				e.turn = c
			}
			out.term = c.branch(yes, no)
			return
		}
	}
	out.term = k.compareAndBranch(cond, yes, no)
}

// target is the code of a basic block that something leads to. It is made later.
func (k *compiler) target(b *ssa.BasicBlock) *block {
	if k.blocks[b] == nil {
		k.blocks[b] = &block{}
		k.waiting = append(k.waiting, b)
	}
	return k.blocks[b]
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

// ret is what a function does last: it puts the results into their places.
func (k *compiler) ret(in *ssa.Return) []op {
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
	return ops
}

// loop turns a block that leads to itself into one operation that goes round within.
func (e *emission) loop() {
	out := e.out
	switch {
	case e.turn != nil:
		out.ops, out.term = nil, counting(out.ops, *e.turn, out)
	case len(out.ops) > 0 && e.leadsToItself():
		out.ops, out.term = nil, repeating(out.ops, out.term, out)
	}
}

func (e *emission) leadsToItself() bool {
	return slices.Contains(e.chain[len(e.chain)-1].Succs, e.chain[0])
}

// repeating goes round while the branch at the end leads back.
func repeating(ops []op, term func(fp P) *block, self *block) func(fp P) *block {
	if len(ops) == 1 {
		o1 := ops[0]
		return func(fp P) *block {
			stopped := head(fp).g.stopped
			for {
				o1(fp)
				if next := term(fp); next != self || stopped.Load() {
					return next
				}
			}
		}
	}
	return func(fp P) *block {
		stopped := head(fp).g.stopped
		for {
			for _, o := range ops {
				o(fp)
			}
			if next := term(fp); next != self || stopped.Load() {
				return next
			}
		}
	}
}

// edge is the block that successor i of b begins with: a block of moves where its phis need some.
func (k *compiler) edge(b *ssa.BasicBlock, i int) *block {
	moves, to := k.moves(b, i), k.target(b.Succs[i])
	if len(moves) == 0 {
		return to
	}
	return &block{ops: moves, term: func(P) *block { return to }}
}

// moves are the operations that give the phis of successor i of b their values.
func (k *compiler) moves(b *ssa.BasicBlock, i int) []op {
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
	return ops
}
