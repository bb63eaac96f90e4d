package lawtest

import (
	"errors"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// seeds are the seeds of n plans, or the one that LAB_LAW_SEED names.
func seeds(t *testing.T, first uint64, n int) []uint64 {
	t.Helper()
	if s := os.Getenv("LAB_LAW_SEED"); s != "" {
		seed, err := strconv.ParseUint(s, 10, 64)
		if err != nil {
			t.Fatalf("LAB_LAW_SEED=%s: %v", s, err)
		}
		return []uint64{seed}
	}
	out := make([]uint64, n)
	for i := range out {
		out[i] = first + uint64(i)
	}
	return out
}

// configsOf are the configurations in which the laws are tested for a plan: the plainest one, two others with the same
// partitions, and two with other partitions.
func configsOf(seed uint64) []config {
	return []config{plainest(seed), newConfig(seed, seed), newConfig(seed+1<<32, seed),
		newConfig(seed+2<<32, seed+1), newConfig(seed+3<<32, seed+2)}
}

// report fails the test with the smallest plan that still goes wrong.
func report(t *testing.T, err error) {
	t.Helper()
	var w *wrong
	if !errors.As(err, &w) {
		t.Fatal(err)
	}
	base := plainest(w.config.salt)
	small := shrink(w, func(p *plan, c config) *wrong {
		base.salt = c.salt
		var next *wrong
		errors.As(check(p, []config{base, c}), &next)
		return next
	})
	t.Fatalf("%v\n\ncut down from %d steps to:\n\n%v", err, len(w.plan.steps), small)
}

// A result is the model's with any numbers of partitions, cores, memory and faults.
func TestPlansGiveTheModelsResults(t *testing.T) {
	for _, seed := range seeds(t, 1, 100) {
		if err := check(newPlan(seed), configsOf(seed)); err != nil {
			report(t, err)
		}
	}
}

// Every operation and every action comes up on every kind of element that it has, most of them often enough, and with an
// order that lets the model check it.
func TestPlansCoverEverything(t *testing.T) {
	uses, checks, types := map[string]int{}, map[string]int{}, map[reflect.Type]int{}
	for seed := range uint64(400) {
		p := newPlan(seed)
		sets := p.model()
		operations := 0
		for i, s := range p.steps {
			uses[s.op.code]++
			switch {
			case s.op.out == nil:
				if s.op.check == nil || sets[s.in[0]].order >= s.op.need {
					checks[s.op.code]++
				}
			case len(s.in) > 0:
				operations++
				types[s.op.out]++
				if sets[i].order > unknown {
					checks[s.op.code]++
				}
			}
		}
		if operations < least {
			t.Errorf("the plan of seed %d has %d operations, want %d", seed, operations, least)
		}
	}
	for _, table := range []map[reflect.Type][]*op{transforms, actions, effects} {
		for kind, ops := range table {
			if types[kind] < 30 {
				t.Errorf("elements of %v come up %d times", kind, types[kind])
			}
			for _, o := range ops {
				// What random operations and those that look at partitions make is never known to the model.
				random := strings.Contains(o.code, ".Sample(") || strings.Contains(o.code, "RandomSplit") ||
					strings.Contains(o.code, "UniqueID") || strings.Contains(o.code, "PartitionsWithIndex")
				if uses[o.code] < 3 || checks[o.code] < 2 && !random {
					t.Errorf("%s comes up %d times, and is checked %d times", o.code, uses[o.code], checks[o.code])
				}
			}
		}
	}
}

// The same seed gives the same plan.
func TestPlansAreReproducible(t *testing.T) {
	for seed := range uint64(20) {
		c := newConfig(seed, seed)
		if one, two := newPlan(seed).code(c), newPlan(seed).code(c); one != two {
			t.Fatalf("seed %d gives two plans:\n%s\n%s", seed, one, two)
		}
	}
}

// Faults reach the contexts of configurations that have them, and only those.
func TestFaultsAreInjected(t *testing.T) {
	was := Faults
	defer func() { Faults = was }()
	var asked []uint64
	events := 0
	Faults = func(seed uint64) []rdd.Option {
		asked = append(asked, seed)
		return []rdd.Option{rdd.WithListener(func(event.Event) { events++ })}
	}
	if err := check(newPlan(1), []config{plainest(1), {cores: 3, salt: 1, faulty: true, faults: 42}}); err != nil {
		t.Error(err)
	}
	if !slices.Equal(asked, []uint64{42}) || events == 0 {
		t.Errorf("faults of seeds %d were asked for, and %d events seen; want seed 42 once, and events", asked, events)
	}
}
