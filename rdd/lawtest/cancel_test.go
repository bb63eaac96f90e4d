package lawtest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"lab/rdd"
)

// stopped is a plan under way in a context that a tripwire will cancel.
type stopped struct {
	*runner
	before *watch
	// things is how many things the tripwire counts in a run that is left alone.
	things int64
	sets   []set
}

// prepare runs the plan of a seed once to see how long it is, and gives a fresh runner for it.
func prepare(t *testing.T, seed uint64, spill string, opts ...rdd.Option) *stopped {
	t.Helper()
	p, c := newPlan(seed), newConfig(seed, seed)
	open := func(opts ...rdd.Option) *runner {
		wire := &tripwire{}
		opts = append(append(c.options(spill), rdd.WithListener(wire.listen)), opts...)
		return &runner{plan: p, config: c, sc: rdd.NewContext(opts...), trip: wire}
	}
	dry := open()
	defer dry.sc.Close()
	if err := dry.run(); err != nil {
		t.Fatal(&wrong{p, c, err})
	}
	things := dry.trip.count.Load()
	if err := dry.sc.Close(); err != nil {
		t.Fatal(err)
	}
	before := newWatch(spill)
	return &stopped{runner: open(opts...), before: before, things: things, sets: p.model()}
}

// finish closes the context and looks for what is left.
func (s *stopped) finish(t *testing.T) {
	t.Helper()
	if err := errors.Join(s.sc.Close(), s.before.leftovers()); err != nil {
		t.Error(&wrong{s.plan, s.config, err})
	}
}

// A job that CancelAllJobs stops at any point ends with an *rdd.Error. The same context then runs the same action, on
// what the stopped job has left half done, and the rest of the plan.
func TestCancelledPlansCanBeRunAgain(t *testing.T) {
	cancelled := 0
	all := seeds(t, 3_000_000, 60)
	for _, seed := range all {
		s := prepare(t, seed, t.TempDir())
		at := 1 + rand.New(rand.NewPCG(seed, 3)).Int64N(max(s.things, 1))
		s.trip.set(at, s.sc.CancelAllJobs)
		if err := s.run(); err != nil {
			cancelled++
			if err := asCancelled(err, context.Canceled); err != nil {
				t.Error(&wrong{s.plan, s.config, fmt.Errorf("cancelled at %d of %d: %w", at, s.things, err)})
			}
			s.trip.set(0, nil)
			err = s.run()
			if err == nil {
				err = s.compare(s.sets)
			}
			if err != nil {
				t.Error(&wrong{s.plan, s.config, fmt.Errorf("after a cancel at %d of %d: %w", at, s.things, err)})
			}
		}
		s.finish(t)
	}
	if len(all) > 1 && cancelled < len(all)/2 {
		t.Errorf("of %d plans only %d were cancelled in the middle of a job", len(all), cancelled)
	}
}

// When the context that WithContext gave ends, the running job and every later one end with its cause.
func TestPlansEndWithTheirContext(t *testing.T) {
	cause := errors.New("the reader has left")
	all := seeds(t, 4_000_000, 60)
	for _, seed := range all {
		ctx, cancel := context.WithCancelCause(context.Background())
		s := prepare(t, seed, t.TempDir(), rdd.WithContext(ctx))
		at := 1 + rand.New(rand.NewPCG(seed, 4)).Int64N(max(s.things, 1))
		s.trip.set(at, func() { cancel(cause) })
		err := s.run()
		// A cancel at the end of the last job comes too late for the plan.
		if err == nil {
			cancel(cause)
			err = rdd.Maybe(func() { rdd.Parallelize(s.sc, []int{1}).Count() })
		}
		if err := asCancelled(err, cause); err != nil {
			t.Error(&wrong{s.plan, s.config, fmt.Errorf("cancelled at %d of %d: %w", at, s.things, err)})
		}
		later := rdd.Maybe(func() { rdd.Parallelize(s.sc, []int{1}).Count() })
		if err := asCancelled(later, cause); err != nil {
			t.Error(&wrong{s.plan, s.config, fmt.Errorf("a job after the context has ended: %w", err)})
		}
		s.finish(t)
		cancel(nil)
	}
}

// asCancelled tells what is wrong with the error of a cancelled job.
func asCancelled(err, cause error) error {
	var e *rdd.Error
	switch {
	case !errors.As(err, &e):
		return fmt.Errorf("got %v, want an *rdd.Error", err)
	case !errors.Is(err, cause):
		return fmt.Errorf("got %w, whose cause is not %q", err, cause)
	}
	return nil
}

// A context that is closed in the middle of a job stops it, and waits for it.
func TestCloseStopsPlans(t *testing.T) {
	for _, seed := range seeds(t, 5_000_000, 40) {
		s := prepare(t, seed, t.TempDir())
		reached, ended := make(chan struct{}), make(chan error, 1)
		at := 1 + rand.New(rand.NewPCG(seed, 5)).Int64N(max(s.things, 1))
		s.trip.set(at, func() { close(reached) })
		go func() { ended <- s.run() }()
		select {
		case <-reached:
			if err := s.sc.Close(); err != nil {
				t.Error(err)
			}
			seen := s.trip.count.Load()
			err := <-ended
			if now := s.trip.count.Load(); now != seen {
				t.Error(&wrong{s.plan, s.config, fmt.Errorf("%d things happened after Close had returned", now-seen)})
			}
			if err != nil {
				if err := asCancelled(err, errClosed(s.sc)); err != nil {
					t.Error(&wrong{s.plan, s.config, fmt.Errorf("closed at %d of %d: %w", at, s.things, err)})
				}
			}
		case err := <-ended:
			// How much Take reads in advance depends on timing, so the plan may have been shorter this time.
			if err == nil {
				err = s.compare(s.sets)
			}
			if err != nil {
				t.Error(&wrong{s.plan, s.config, err})
			}
		}
		s.finish(t)
	}
}

// errClosed is the cause with which a closed context refuses work.
func errClosed(sc *rdd.Context) error {
	var e *rdd.Error
	errors.As(rdd.Maybe(func() { rdd.Parallelize(sc, []int{1}) }), &e)
	return e.Cause
}
