package lawtest

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
)

// plan is a random program.
type plan struct {
	seed  uint64
	steps []step
}

// step is one line of a plan. Its inputs are the numbers of earlier steps.
type step struct {
	op   *op
	in   []int
	args args
	// pick decides the number of partitions, together with the configuration: see config.args.
	pick uint64
}

const (
	// least is how many operations a plan has at least; some have twice as many.
	least = 10
	// mostElements bounds every dataset of a plan.
	mostElements = 25_000
	// mostUses bounds how often a plan has one operation, so that unions and products stay small.
	mostUses = 2
)

// newPlan makes the plan of a seed. It computes the model along the way, to know how large datasets become.
func newPlan(seed uint64) *plan {
	g := &generator{plan: &plan{seed: seed}, rng: rand.New(rand.NewPCG(seed, 0)), uses: map[*op]int{}}
	g.size = g.pickSize()
	g.source(nil)
	g.source(nil)
	for operations, tries := 0, 0; operations < least+int(seed%uint64(least)) && tries < 2000; tries++ {
		if g.transform() {
			operations++
			switch g.rng.IntN(8) {
			case 0, 1:
				g.apply(effects, g.any())
			case 2:
				g.apply(actions, g.any())
			}
		}
	}
	last := g.data[len(g.data)-1]
	g.apply(actions, last)
	g.apply(effects, last)
	for range 2 {
		g.apply(actions, g.any())
	}
	// Collect and Glom are the first two actions of every type.
	for _, o := range actions[g.plan.steps[last].op.out][:2] {
		g.add(step{op: o, in: []int{last}})
	}
	return g.plan
}

type generator struct {
	plan *plan
	rng  *rand.Rand
	uses map[*op]int
	size int
	sets []set
	// data are the steps that make datasets.
	data []int
}

// pickSize chooses about how many elements the plan's sources have: often few, since small plans find most mistakes,
// but in some plans more than a batch or a small memory budget holds.
func (g *generator) pickSize() int {
	switch k := g.rng.IntN(10); {
	case k == 0:
		return 3
	case k < 6:
		return 120
	case k < 9:
		return 1500
	}
	return 12_000
}

// any is a dataset at random.
func (g *generator) any() int { return g.data[g.rng.IntN(len(g.data))] }

// source adds a source with elements of the type, of any when nil. It is false when there is none.
func (g *generator) source(t reflect.Type) bool {
	for _, i := range g.rng.Perm(len(sources)) {
		if o := sources[i]; t == nil || o.out == t {
			s := step{op: o, pick: g.rng.Uint64(), args: g.args()}
			s.args.n = g.rng.IntN(g.size + 1)
			g.add(s)
			return true
		}
	}
	return false
}

func (g *generator) args() args {
	return args{n: []int{0, 1, 7, 1100}[g.rng.IntN(4)] + g.rng.IntN(6), seed: g.rng.Int64N(1000), up: g.rng.IntN(2) == 0}
}

// transform adds an operation, mostly on the latest dataset so that plans become deep. It is false when the one that
// it chose does not fit.
func (g *generator) transform() bool {
	left := g.data[len(g.data)-1]
	if g.rng.IntN(4) == 0 {
		left = g.any()
	}
	fitting := transforms[g.plan.steps[left].op.out]
	o := fitting[g.rng.IntN(len(fitting))]
	if g.uses[o] == mostUses {
		return false
	}
	s := step{op: o, in: []int{left}, pick: g.rng.Uint64(), args: g.args()}
	if len(o.in) == 2 {
		right, ok := g.other(o.in[1])
		if !ok {
			return false
		}
		s.in = append(s.in, right)
	}
	in := g.inputs(s)
	if o.size != nil && o.size(in) > mostElements {
		return false
	}
	out := o.model(in, s.args)
	if out.size() > mostElements || out.size() == 0 && g.rng.IntN(4) > 0 {
		return false
	}
	known := true
	for _, i := range in {
		known = known && i.order != unknown
	}
	// Plans of which the model knows nothing are worth little, so most steps leave it something.
	if out.order == unknown && known && g.rng.IntN(6) > 0 {
		return false
	}
	g.uses[o]++
	g.add(s)
	return true
}

// other is a dataset of the type, or a new source.
func (g *generator) other(t reflect.Type) (int, bool) {
	var fitting []int
	for _, d := range g.data {
		if g.plan.steps[d].op.out == t {
			fitting = append(fitting, d)
		}
	}
	if len(fitting) > 1 || len(fitting) == 1 && g.rng.IntN(3) == 0 {
		return fitting[g.rng.IntN(len(fitting))], true
	}
	if !g.source(t) {
		return 0, false
	}
	return g.data[len(g.data)-1], true
}

// apply adds one of the actions or effects on a dataset.
func (g *generator) apply(table map[reflect.Type][]*op, data int) {
	fitting := table[g.plan.steps[data].op.out]
	g.add(step{op: fitting[g.rng.IntN(len(fitting))], in: []int{data}, args: g.args()})
}

func (g *generator) inputs(s step) []set {
	in := make([]set, len(s.in))
	for i, d := range s.in {
		in[i] = g.sets[d]
	}
	return in
}

func (g *generator) add(s step) {
	var out set
	if s.op.out != nil {
		out = s.op.model(g.inputs(s), s.args)
		g.data = append(g.data, len(g.plan.steps))
	}
	g.sets = append(g.sets, out)
	g.plan.steps = append(g.plan.steps, s)
}

// model computes all datasets of a plan on slices; the entries of actions are empty.
func (p *plan) model() []set {
	g := &generator{plan: &plan{}}
	for _, s := range p.steps {
		g.add(s)
	}
	return g.sets
}

// code writes the plan as Go, with the numbers of partitions that it has in a configuration.
func (p *plan) code(c config) string {
	var b strings.Builder
	fmt.Fprintf(&b, "sc := rdd.NewContext(%s)\n", c)
	for i, s := range p.steps {
		inputs := make([]string, len(s.in))
		for k, d := range s.in {
			inputs[k] = fmt.Sprintf("d%d", d)
		}
		if s.op.out != nil {
			fmt.Fprintf(&b, "d%d := ", i)
		}
		fmt.Fprintln(&b, c.args(s).code(s.op.code, inputs))
	}
	return b.String()
}
