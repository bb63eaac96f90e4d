package typed

import (
	"go/constant"
	"go/token"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/ssa"
)

// compiler makes the code of one function: it gives every SSA value a place in the frame, then turns every block into
// operations. It panics with unsupported where it cannot.
type compiler struct {
	m      *machine
	f      *ssa.Function
	c      *code
	pos    token.Pos // of the instruction at hand, for refusals
	regs   map[ssa.Value]slot
	tuples map[ssa.Value][]slot
	// alias maps a value to the register of another: a phi that it is computed for, or a result.
	alias      map[ssa.Value]ssa.Value
	result     map[ssa.Value]int
	delayed    map[ssa.Value]bool       // values that those who use them compute
	appended   map[*ssa.Slice]ssa.Value // what append takes itself, in place of a slice of it
	dropped    map[ssa.Instruction]bool
	spilled    map[ssa.Value]bool            // delayed, but compiled functions need them in a register
	parameters map[*ssa.Alloc]*ssa.Parameter // variables that stand where a parameter is
	consts     []func(template P)
	registers
	blocks     map[*ssa.BasicBlock]*block
	waiting    []*ssa.BasicBlock // without code as yet
	used       []*ssa.Function   // functions that the code refers to
	runsDefers bool              // some instruction runs the deferred calls
	// scratch is a register for receivers, where methods are called through interfaces.
	scratch *slot
}

// compileError is an unsupported construct with its place.
type compileError struct {
	pos  token.Pos
	what string
}

func (e *compileError) Error() string { return "the typed engine cannot run " + e.what }

// compile makes the code of a function. The caller holds m.mu.
func (m *machine) compile(f *ssa.Function) *code {
	k := m.compiler(f)
	k.generate()
	return k.c
}

func (m *machine) compiler(f *ssa.Function) *compiler {
	c := &code{id: int(m.codes.Add(1)), name: f.Name(), fn: m.funcs[f]}
	return &compiler{
		m: m, f: f, c: c, pos: f.Pos(), regs: map[ssa.Value]slot{}, tuples: map[ssa.Value][]slot{}, alias: map[ssa.Value]ssa.Value{},
		result: map[ssa.Value]int{}, delayed: map[ssa.Value]bool{},
		appended: map[*ssa.Slice]ssa.Value{}, dropped: map[ssa.Instruction]bool{}, spilled: map[ssa.Value]bool{}, parameters: map[*ssa.Alloc]*ssa.Parameter{}, blocks: map[*ssa.BasicBlock]*block{},
	}
}

func (k *compiler) generate() {
	defer func() {
		if r := recover(); r != nil {
			if u, ok := r.(unsupported); ok {
				panic(&compileError{k.pos, u.what})
			}
			panic(r)
		}
	}()
	f := k.f
	k.m.types.enter(f)
	if n := k.m.compiled(f); n.IsValid() {
		k.native(n)
		return
	}
	if patch := k.m.patched(f); patch != nil {
		k.patch(patch)
		return
	}
	k.m.body(f)
	if f.Blocks == nil {
		notSupported("%s: it has no Go source that the engine can run", f)
	}
	var captured []types.Type
	for _, v := range f.FreeVars {
		captured = append(captured, v.Type())
	}
	sig, free := k.m.layoutSignature(f.Signature, captured)
	k.c.params, k.c.results, k.c.captured = sig.params, sig.results, free
	for _, s := range free {
		if s.class != pointerClass {
			break
		}
		k.c.pointers = append(k.c.pointers, s.off)
	}
	for i, p := range f.Params {
		k.regs[p] = sig.params[i]
	}
	for i, v := range f.FreeVars {
		k.regs[v] = free[i]
	}
	blocks := f.Blocks
	if f.Recover != nil && !contains(blocks, f.Recover) {
		blocks = append(append([]*ssa.BasicBlock{}, blocks...), f.Recover)
	}
	k.findDefers(blocks)
	k.plan(blocks)
	for _, b := range blocks {
		for _, in := range b.Instrs {
			k.pos = position(in, k.pos)
			k.place(in)
		}
	}
	for _, b := range blocks {
		for _, in := range b.Instrs {
			for _, operand := range in.Operands(nil) {
				if *operand != nil {
					k.placeConstant(*operand, in)
				}
			}
		}
	}
	k.layout(append(append(append([]slot{}, sig.params...), sig.results...), free...))
	k.c.entry = k.target(f.Blocks[0])
	if f.Recover != nil {
		k.c.recovery = k.target(f.Recover)
	}
	for len(k.waiting) > 0 {
		b := k.waiting[0]
		k.waiting = k.waiting[1:]
		k.block(b)
	}
	if k.c.leaf = !k.c.defers && isLeaf(blocks); k.c.leaf && k.c.entry.last && len(k.c.entry.ops) == 1 {
		k.c.single = k.c.entry.ops[0]
	}
}

func contains(list []*ssa.BasicBlock, b *ssa.BasicBlock) bool {
	for _, x := range list {
		if x == b {
			return true
		}
	}
	return false
}

// position is an instruction's place in the source, or what stands before it.
func position(in ssa.Instruction, otherwise token.Pos) token.Pos {
	if p := in.Pos(); p.IsValid() {
		return p
	}
	return otherwise
}

func (k *compiler) findDefers(blocks []*ssa.BasicBlock) {
	for _, b := range blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.RunDefers:
				k.runsDefers = true
			case *ssa.Defer:
				k.c.defers = k.c.defers || in.DeferStack == nil
			case *ssa.Call:
				k.c.defers = k.c.defers || isBuiltin(in, "ssa:deferstack")
			}
		}
	}
}

func isBuiltin(call *ssa.Call, name string) bool {
	b, ok := call.Call.Value.(*ssa.Builtin)
	return ok && b.Name() == name
}

// newSlot reserves a register.
func (k *compiler) newSlot(t types.Type) slot { return k.reserve(k.m.types.typeOf(t)) }

func (k *compiler) reserve(t reflect.Type) slot {
	s := slot{class: classOf(t), t: t}
	if s.class == otherClass {
		s.index = len(k.others)
		k.others = append(k.others, s)
	} else {
		s.index = k.counts[s.class]
		k.counts[s.class]++
	}
	return s
}

// constantSlot reserves a register that calls leave alone.
func (k *compiler) constantSlot(t types.Type) slot {
	s := slot{t: k.m.types.typeOf(t), constant: true}
	if s.class = classOf(s.t); s.class == otherClass {
		return k.reserve(s.t) // the zero of a struct or array
	}
	s.index = k.registers.constants[s.class]
	k.registers.constants[s.class]++
	return s
}

// place gives the value of an instruction its register.
func (k *compiler) place(in ssa.Instruction) {
	if call, ok := in.(ssa.CallInstruction); ok && call.Common().IsInvoke() {
		k.needScratch()
	}
	v, ok := in.(ssa.Value)
	if !ok {
		return
	}
	if k.alias[v] != nil || k.delayed[v] && !k.spilled[v] {
		return
	}
	if i, ok := k.result[v]; ok {
		k.regs[v] = k.c.results[i]
		return
	}
	switch in := in.(type) {
	case *ssa.Extract:
		return // its tuple's
	case *ssa.Range:
		k.regs[v] = k.reserve(reflect.TypeFor[P]())
		return
	case *ssa.Alloc:
		k.regs[v] = k.newSlot(in.Type())
		if param := k.parameters[in]; param != nil {
			k.tuples[v] = []slot{k.regs[param]}
		} else if !in.Heap {
			k.tuples[v] = []slot{k.newSlot(deref(in.Type()))}
		}
		return
	case *ssa.Call:
		if isBuiltin(in, "ssa:deferstack") {
			k.regs[v] = k.reserve(reflect.TypeFor[P]())
			return
		}
	}
	if tuple, ok := v.Type().(*types.Tuple); ok {
		slots := make([]slot, tuple.Len())
		for i := range slots {
			t := tuple.At(i).Type()
			if b, ok := t.(*types.Basic); ok && b.Kind() == types.Invalid {
				t = types.Typ[types.Int] // a range variable that is not used
			}
			slots[i] = k.newSlot(t)
		}
		k.tuples[v] = slots
		return
	}
	k.regs[v] = k.newSlot(v.Type())
}

func (k *compiler) needScratch() {
	if k.scratch == nil {
		s := k.reserve(reflect.TypeFor[P]())
		k.scratch = &s
	}
}

func deref(t types.Type) types.Type { return t.Underlying().(*types.Pointer).Elem() }

// placeConstant gives a constant, variable's address or function that is an operand a register of the template.
func (k *compiler) placeConstant(v ssa.Value, user ssa.Instruction) {
	if _, ok := k.regs[v]; ok {
		return
	}
	switch v := v.(type) {
	case *ssa.Const:
		if _, ok := v.Type().(*types.Tuple); ok {
			return
		}
		s := k.constantSlot(v.Type())
		k.regs[v] = s
		if v.Value != nil {
			k.consts = append(k.consts, func(template P) {
				setConstant(valueAt(s.t, P(at[byte](template, k.regs[v].off))), v)
			})
		}
	case *ssa.Global:
		k.pos = position(user, k.pos)
		k.regs[v] = k.constantSlot(v.Type())
		p := k.m.global(v)
		k.consts = append(k.consts, func(template P) { *at[P](template, k.regs[v].off) = p })
	case *ssa.Function:
		k.regs[v] = k.newSlot(v.Signature)
	}
}

// layout fixes the places of all registers.
func (k *compiler) layout(fixed []slot) {
	l := layoutFrame(fixed, k.registers)
	fix := func(s slot) slot {
		if s.off != 0 { // placed by the signature
			return s
		}
		switch {
		case s.class == otherClass:
			s.off = l.others[s.index]
		case s.constant:
			s.off = l.constants[s.class] + uintptr(s.index)*classSizes[s.class]
		default:
			s.off = l.base[s.class] + uintptr(s.index)*classSizes[s.class]
		}
		return s
	}
	for v, s := range k.regs {
		k.regs[v] = fix(s)
	}
	if k.scratch != nil {
		*k.scratch = fix(*k.scratch)
	}
	for _, slots := range k.tuples {
		for i := range slots {
			slots[i] = fix(slots[i])
		}
	}
	for v := range k.alias {
		to := v
		for k.alias[to] != nil {
			to = k.alias[to]
		}
		k.regs[v] = k.regs[to]
	}
	if k.f != nil {
		for _, b := range k.f.Blocks {
			for _, in := range b.Instrs {
				if e, ok := in.(*ssa.Extract); ok {
					k.regs[e] = k.tuples[e.Tuple][e.Index]
				}
			}
		}
	}
	k.c.frameRT = rtypeOf(l.frame)
	k.c.dirty, k.c.dirtyWords = l.dirty, int(l.clean-l.dirty)/8
	k.c.template = unsafeNew(k.c.frameRT)
	for _, set := range k.consts {
		set(k.c.template)
	}
}

// off is the offset of a value's register.
func (k *compiler) off(v ssa.Value) uintptr { return k.slot(v).off }

func (k *compiler) slot(v ssa.Value) slot {
	s, ok := k.regs[v]
	if !ok {
		notSupported("%T (%s)", v, v)
	}
	return s
}

func setConstant(v reflect.Value, c *ssa.Const) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(constant.BoolVal(c.Value))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(c.Int64())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(c.Uint64())
	case reflect.Float32, reflect.Float64:
		v.SetFloat(c.Float64())
	case reflect.Complex64, reflect.Complex128:
		v.SetComplex(c.Complex128())
	case reflect.String:
		if c.Value.Kind() == constant.String {
			v.SetString(constant.StringVal(c.Value))
		} else {
			v.SetString(string(rune(c.Int64())))
		}
	case reflect.UnsafePointer:
		*(*uintptr)(v.Addr().UnsafePointer()) = uintptr(c.Uint64())
	default:
		notSupported("a constant of type %s", c.Type())
	}
}
