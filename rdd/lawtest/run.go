package lawtest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"

	"lab/rdd"
)

// config says how a plan is run. No result may depend on it, save that salt, which decides the numbers of partitions,
// may change what is left open by the documentation.
type config struct {
	cores  int
	memory int64 // 0 for no budget
	salt   uint64
	faulty bool
	faults uint64 // the seed of faults
}

// budgets go from what holds nothing to no limit.
var budgets = []int64{1, 16 << 10, 256 << 10, 4 << 20, 0}

// newConfig chooses a configuration by seed; salt is kept.
func newConfig(seed, salt uint64) config {
	rng := rand.New(rand.NewPCG(seed, 2))
	return config{cores: 1 + rng.IntN(8), memory: budgets[rng.IntN(len(budgets))], salt: salt, faulty: rng.IntN(4) > 0,
		faults: rng.Uint64()}
}

// plainest is the configuration to compare others with.
func plainest(salt uint64) config { return config{cores: 1, salt: salt} }

func (c config) String() string {
	s := fmt.Sprintf("rdd.WithCores(%d), rdd.WithPartitions(%d)", c.cores, c.partitions())
	if c.memory > 0 {
		s += fmt.Sprintf(", rdd.WithMemory(%d)", c.memory)
	}
	if c.faulty && Faults != nil {
		s += fmt.Sprintf(", lawtest.Faults(%d)...", c.faults)
	}
	return s
}

func (c config) partitions() int { return 1 + int(c.salt%7) }

// args completes a step's arguments with its number of partitions.
func (c config) args(s step) args {
	rng := rand.New(rand.NewPCG(s.pick, c.salt))
	a := s.args
	a.count = 1 + rng.IntN(8)
	if rng.IntN(3) > 0 {
		a.parts = []int{a.count}
	}
	return a
}

func (c config) options(spill string) []rdd.Option {
	opts := []rdd.Option{rdd.WithCores(c.cores), rdd.WithPartitions(c.partitions()), rdd.WithMemory(c.memory), rdd.WithSpillDir(spill)}
	if c.faulty && Faults != nil {
		opts = append(opts, Faults(c.faults)...)
	}
	return opts
}

// runner runs a plan step by step.
type runner struct {
	plan   *plan
	config config
	sc     *rdd.Context
	trip   *tripwire
	// data are the RDDs and results are the actions' results, by the number of the step.
	data, results []any
}

// run runs steps from where it stopped. It ends at the first step that panics with an *rdd.Error, and answers that; the
// step is tried again by the next call.
func (r *runner) run() error {
	for i := len(r.data); i < len(r.plan.steps); i++ {
		s := r.plan.steps[i]
		in := make([]any, len(s.in))
		for k, d := range s.in {
			in[k] = r.data[d]
		}
		a := r.config.args(s)
		a.trip = r.trip
		var out any
		if err := rdd.Maybe(func() { out = s.op.run(r.sc, in, a) }); err != nil {
			return fmt.Errorf("step %d: %w", i, err)
		}
		if s.op.out != nil {
			r.data, r.results = append(r.data, out), append(r.results, nil)
		} else {
			r.data, r.results = append(r.data, nil), append(r.results, out)
		}
	}
	return nil
}

// compare checks every action's result against the model.
func (r *runner) compare(sets []set) error {
	var all []error
	for i, s := range r.plan.steps {
		if s.op.out != nil || s.op.check == nil {
			continue
		}
		if err := s.op.check(r.results[i], sets[s.in[0]], s.args); err != nil {
			all = append(all, fmt.Errorf("step %d, %s: %w", i, s.args.code(s.op.code, []string{fmt.Sprintf("d%d", s.in[0])}), err))
		}
	}
	return errors.Join(all...)
}

// verify runs the whole plan and compares it.
func (r *runner) verify() error {
	err := r.run()
	if err == nil {
		err = r.compare(r.plan.model())
	}
	if err != nil {
		return &wrong{r.plan, r.config, err}
	}
	return nil
}

// texts are the results in full, to compare runs.
func (r *runner) texts() []string {
	out := make([]string, len(r.results))
	for i, x := range r.results {
		out[i] = fmt.Sprintf("step %d: %+v", i, x)
	}
	return out
}

// execute runs a plan in a context of its own and checks the results and what is left behind. It answers the results as
// texts.
func execute(p *plan, c config, sets []set) (texts []string, err error) {
	spill, err := os.MkdirTemp("", "lawtest")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(spill)
	before := newWatch(spill)
	r := &runner{plan: p, config: c, sc: rdd.NewContext(c.options(spill)...)}
	err = r.run()
	if closed := r.sc.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = r.compare(sets)
	}
	return r.texts(), errors.Join(err, before.leftovers())
}

// check holds a plan against the model in every configuration, and runs with the same salt against one another.
func check(p *plan, configs []config) error {
	sets := p.model()
	first := map[uint64][]string{}
	for _, c := range configs {
		texts, err := execute(p, c, sets)
		if err != nil {
			return &wrong{p, c, err}
		}
		if want, ok := first[c.salt]; !ok {
			first[c.salt] = texts
		} else if err := differ(texts, want); err != nil {
			return &wrong{p, c, fmt.Errorf("with the same partitions, the first configuration gives other results: %w", err)}
		}
	}
	return nil
}

// wrong is a plan that does not do what it should.
type wrong struct {
	plan   *plan
	config config
	err    error
}

func (w *wrong) Unwrap() error { return w.err }

func (w *wrong) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "seed %d (run it again with LAB_LAW_SEED=%d)\n", w.plan.seed, w.plan.seed)
	fmt.Fprintf(&b, "configuration: cores %d, memory %d, partitions by salt %d, faults %v (seed %d)\n", w.config.cores,
		w.config.memory, w.config.salt, w.config.faulty && Faults != nil, w.config.faults)
	fmt.Fprintf(&b, "\n%s\n%v", w.plan.code(w.config), w.err)
	return b.String()
}
