package lawtest

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"sync"
	"testing"

	"lab/rdd"
)

const (
	// soakJobs is how many plans the soak runs unless LAB_SOAK says.
	soakJobs = 80
	// perContext is how many of them share a context, and its configuration.
	perContext = 5
	// slack is how much the live heap may vary between the quarters of a soak: what the runtime and the test keep.
	slack = 1 << 20
)

func soakSize(t *testing.T) int {
	s := os.Getenv("LAB_SOAK")
	if s == "" {
		return soakJobs
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		t.Fatalf("LAB_SOAK=%s: give a number of jobs", s)
	}
	return n
}

// Many plans in a row, under faults and small budgets, several at a time in one context, are right and leave nothing.
func TestSoak(t *testing.T) {
	// Seeds begin at a multiple of perContext, so that one seed alone has the configuration that it has among others.
	all := seeds(t, 200_000*perContext, soakSize(t))
	descriptors := openFiles()
	var heap []uint64
	for batch := range slices.Chunk(all, perContext) {
		if err := soak(batch); err != nil {
			report(t, err)
		}
		heap = append(heap, liveHeap())
	}
	if n := openFiles(); n > descriptors {
		t.Errorf("%d files are open, %d were before", n, descriptors)
	}
	grown(t, heap)
}

// soak runs plans side by side in one context.
func soak(all []uint64) error {
	spill, err := os.MkdirTemp("", "lawtest")
	if err != nil {
		return err
	}
	defer os.RemoveAll(spill)
	c := newConfig(all[0]/perContext, all[0]/perContext)
	before := newWatch(spill)
	sc := rdd.NewContext(c.options(spill)...)
	errs := make([]error, len(all))
	var group sync.WaitGroup
	for i, seed := range all {
		group.Go(func() {
			r := &runner{plan: newPlan(seed), config: c, sc: sc}
			errs[i] = r.verify()
		})
		// Every other plan has the context to itself.
		if i%2 == 1 {
			group.Wait()
		}
	}
	group.Wait()
	errs = append(errs, sc.Close())
	errs = slices.DeleteFunc(errs, func(err error) bool { return err == nil })
	if len(errs) > 0 {
		return errs[0]
	}
	if err := before.leftovers(); err != nil {
		return fmt.Errorf("after the plans of seeds %d in %v: %w", all, c, err)
	}
	return nil
}

// A context that lives long gives back what plans leave behind once they are no longer used.
func TestLongLivedContextDoesNotGrow(t *testing.T) {
	spill := t.TempDir()
	c := config{cores: 4, memory: 1 << 20, faulty: true, faults: 1}
	before := newWatch(spill)
	sc := rdd.NewContext(c.options(spill)...)
	defer sc.Close()
	var heap []uint64
	for _, seed := range seeds(t, 2_000_000, soakSize(t)/2) {
		c.salt = seed
		r := &runner{plan: newPlan(seed), config: c, sc: sc}
		if err := r.verify(); err != nil {
			report(t, err)
		}
		heap = append(heap, liveHeap())
	}
	grown(t, heap)
	if err := sc.Close(); err != nil {
		t.Error(err)
	}
	if err := before.leftovers(); err != nil {
		t.Error(err)
	}
}

// grown fails the test when the heap after every plan of the last quarter is larger than after those of the first.
func grown(t *testing.T, heap []uint64) {
	t.Helper()
	if quarter := len(heap) / 4; quarter > 0 {
		first, last := slices.Max(heap[:quarter]), slices.Min(heap[len(heap)-quarter:])
		t.Logf("live heap after a plan: first quarter at most %d KB, last quarter at least %d KB", first>>10, last>>10)
		if last > first+slack {
			t.Errorf("the live heap grows from %d to %d bytes", first, last)
		}
	}
}

// A leak has to be found, or the tests above prove nothing.
func TestLeaksAreFound(t *testing.T) {
	spill := t.TempDir()
	before := newWatch(spill)
	if err := before.leftovers(); err != nil {
		t.Fatal(err)
	}
	f, err := os.CreateTemp(spill, "block")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if leftFiles(spill) == nil {
		t.Error("a file in the spill folder is not found")
	}
	if openFiles() > 0 && leftDescriptors(spill) == nil {
		t.Error("an open file is not found")
	}
	stop, running := make(chan struct{}), make(chan struct{})
	var done sync.WaitGroup
	done.Go(func() {
		sc := rdd.NewContext(rdd.WithCores(1))
		defer sc.Close()
		rdd.Parallelize(sc, []int{1}, 1).ForEach(func(int) {
			close(running)
			<-stop
		})
	})
	<-running
	if before.leftGoroutines() == nil {
		t.Error("a goroutine of the engine is not found")
	}
	close(stop)
	done.Wait()
	if err := before.leftGoroutines(); err != nil {
		t.Error(err)
	}
}

// openFiles is the number of open files, 0 where the system does not tell.
func openFiles() int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return 0
	}
	return len(entries)
}

// A wrong engine has to be found and cut down: here Distinct, as the model would have it if it forgot the first.
func TestMistakesAreFoundAndCutDown(t *testing.T) {
	p := newPlan(3)
	broken := unary("rdd.Map($0, itself)", loose, same,
		func(r *rdd.RDD[int], _ args) *rdd.RDD[int] { return rdd.Map(r, func(x int) int { return x }) },
		func(xs []int, _ args) []int { return filtered(xs, func(x int) bool { return x != 1 }) })
	at := len(p.steps)
	source := step{op: sources[len(sources)-1], args: args{n: 100}}
	p.steps = append(p.steps, source, step{op: broken, in: []int{at}}, step{op: collect[int](), in: []int{at + 1}})
	err := check(p, []config{newConfig(1, 1)})
	var w *wrong
	if !errors.As(err, &w) {
		t.Fatalf("got %v, want a plan that is wrong", err)
	}
	small := shrink(w, func(p *plan, c config) *wrong {
		var next *wrong
		errors.As(check(p, []config{c}), &next)
		return next
	})
	if n := len(small.plan.steps); n != 3 || small.plan.steps[0].args.n > 3 || small.config != plainest(0) {
		t.Errorf("cut down to %d steps, want the 3 that matter:\n%v", n, small)
	}
}
