package typed

import (
	"golang.org/x/tools/go/ssa"
)

// coalescing gives phis and the values that they choose from one register where no two of them are needed at once.
type coalescing struct {
	k      *compiler
	values []ssa.Value
	number map[ssa.Value]int
	// where a value is defined: its block, and its place there, -1 for phis and parameters
	block []*ssa.BasicBlock
	index []int
	// uses are the places in a block where values are used last
	uses    map[*ssa.BasicBlock]map[int]int
	defs    map[*ssa.BasicBlock][]uint64
	in, out map[*ssa.BasicBlock][]uint64
	classes [][]int
	class   []int
}

// maxClass bounds how many values share a register, and with it the time that finding them takes.
const maxClass = 24

// maxCoalesced bounds the size of the functions that this is done for, in values times blocks: the time would grow with
// the square of it.
const maxCoalesced = 1 << 20

// coalesce finds values that can be computed in the register of the phi that they are for.
func (k *compiler) coalesce(blocks []*ssa.BasicBlock) {
	c := &coalescing{k: k, number: map[ssa.Value]int{}, uses: map[*ssa.BasicBlock]map[int]int{}, defs: map[*ssa.BasicBlock][]uint64{}, in: map[*ssa.BasicBlock][]uint64{}, out: map[*ssa.BasicBlock][]uint64{}}
	for _, b := range blocks {
		for _, in := range b.Instrs {
			phi, ok := in.(*ssa.Phi)
			if !ok {
				break
			}
			c.add(phi)
			for _, e := range phi.Edges {
				c.add(e)
			}
		}
	}
	if len(c.values) == 0 || len(c.values)*len(blocks) > maxCoalesced {
		return
	}
	c.locate(blocks)
	c.live(blocks)
	for _, b := range blocks {
		for _, in := range b.Instrs {
			phi, ok := in.(*ssa.Phi)
			if !ok {
				break
			}
			for _, e := range phi.Edges {
				if j, ok := c.number[e]; ok {
					c.unite(c.number[phi], j)
				}
			}
		}
	}
	for _, members := range c.classes {
		if len(members) < 2 {
			continue
		}
		leader := c.values[members[0]]
		for _, i := range members {
			if _, param := c.values[i].(*ssa.Parameter); param {
				leader = c.values[i]
			}
		}
		for _, i := range members {
			if v := c.values[i]; v != leader {
				k.alias[v] = leader
			}
		}
	}
}

// add takes part in, unless a value has no register of its own that an operation writes at once.
func (c *coalescing) add(v ssa.Value) {
	if _, ok := c.number[v]; ok {
		return
	}
	switch v.(type) {
	case *ssa.Phi, *ssa.Parameter:
	default:
		if _, ok := computed(v); !ok || c.k.delayed[v] {
			return
		}
		if _, ok := c.k.result[v]; ok {
			return
		}
	}
	c.number[v] = len(c.values)
	c.class = append(c.class, len(c.classes))
	c.classes = append(c.classes, []int{len(c.values)})
	c.values = append(c.values, v)
}

// locate notes where values are defined and used.
func (c *coalescing) locate(blocks []*ssa.BasicBlock) {
	c.block, c.index = make([]*ssa.BasicBlock, len(c.values)), make([]int, len(c.values))
	for i, v := range c.values {
		c.block[i], c.index[i] = blocks[0], -1
		if in, ok := v.(ssa.Instruction); ok {
			c.block[i] = in.Block()
		}
	}
	for _, b := range blocks {
		uses := map[int]int{}
		for at, in := range b.Instrs {
			if v, ok := in.(ssa.Value); ok {
				if c.k.delayed[v] {
					continue
				}
				if _, phi := in.(*ssa.Phi); phi {
					continue
				}
				if i, ok := c.number[v]; ok {
					c.index[i] = at
				}
			}
			c.use(in, at, uses)
		}
		c.uses[b] = uses
	}
}

func (c *coalescing) use(in ssa.Instruction, at int, uses map[int]int) {
	for _, o := range in.Operands(nil) {
		v := *o
		if v == nil {
			continue
		}
		if slice, ok := v.(*ssa.Slice); ok && c.k.appended[slice] != nil {
			v = c.k.appended[slice]
		} else if c.k.delayed[v] {
			c.use(v.(ssa.Instruction), at, uses)
			continue
		}
		if i, ok := c.number[v]; ok {
			uses[i] = at
		}
	}
}

// live computes which values are needed at the beginning and at the end of blocks.
func (c *coalescing) live(blocks []*ssa.BasicBlock) {
	words := (len(c.values) + 63) / 64
	for _, b := range blocks {
		c.in[b], c.out[b], c.defs[b] = make([]uint64, words), make([]uint64, words), make([]uint64, words)
	}
	for i, b := range c.block {
		if _, param := c.values[i].(*ssa.Parameter); !param {
			setBit(c.defs[b], i)
		}
	}
	for changed := true; changed; {
		changed = false
		for n := len(blocks) - 1; n >= 0; n-- {
			b := blocks[n]
			out := c.out[b]
			for _, s := range b.Succs {
				for w, bits := range c.in[s] {
					out[w] |= bits
				}
				for _, in := range s.Instrs {
					phi, ok := in.(*ssa.Phi)
					if !ok {
						break
					}
					for p, e := range phi.Edges {
						if i, ok := c.number[e]; ok && s.Preds[p] == b {
							setBit(out, i)
						}
					}
				}
			}
			next := append([]uint64{}, out...)
			for i := range c.uses[b] {
				setBit(next, i)
			}
			for w, bits := range next {
				if bits &^= c.defs[b][w]; bits != c.in[b][w] {
					c.in[b][w] = bits
					changed = true
				}
			}
		}
	}
}

func setBit(bits []uint64, i int)      { bits[i/64] |= 1 << (i % 64) }
func hasBit(bits []uint64, i int) bool { return bits[i/64]&(1<<(i%64)) != 0 }

// after says whether x is needed after y has been defined.
func (c *coalescing) after(x, y int) bool {
	b, at := c.block[y], c.index[y]
	if c.block[x] == b && c.index[x] > at {
		return false // it comes later
	}
	if c.block[x] != b && !hasBit(c.in[b], x) {
		return false
	}
	if hasBit(c.out[b], x) {
		return true
	}
	last, used := c.uses[b][x]
	return used && last > at
}

// unite puts two values into one register if none of those that share it with either is needed when another is written.
func (c *coalescing) unite(i, j int) {
	a, b := c.class[i], c.class[j]
	if a == b || len(c.classes[a])+len(c.classes[b]) > maxClass {
		return
	}
	if c.k.m.types.typeOf(c.values[i].Type()) != c.k.m.types.typeOf(c.values[j].Type()) {
		return
	}
	params := 0
	for _, class := range []int{a, b} {
		for _, x := range c.classes[class] {
			if _, param := c.values[x].(*ssa.Parameter); param {
				params++
			}
		}
	}
	if params > 1 {
		return
	}
	for _, x := range c.classes[a] {
		for _, y := range c.classes[b] {
			if c.after(x, y) || c.after(y, x) {
				return
			}
		}
	}
	for _, y := range c.classes[b] {
		c.class[y] = a
	}
	c.classes[a] = append(c.classes[a], c.classes[b]...)
	c.classes[b] = nil
}
