// Mutate measures the checks of the exercises: it makes small faults in the solutions, one at a time, and counts how many
// of them the checks find.
//
//	go run ./scripts/mutate                   all exercises
//	go run ./scripts/mutate rmse topwords     these
//	go run ./scripts/mutate -n 100            so many of some exercises, the same each time; -seed draws others
//	go run ./scripts/mutate -list rmse        shows the faults, runs nothing
//
// It is called at the root of the repository, and exits with 1 when fewer than 95 in a hundred (-percent) are found, or when
// exercises/equivalent.txt, which lists the faults that no check can find because they change nothing, is not right.
//
// # How it works
//
// Tools for this exist, but those that are kept up know signs and conditions only, and compile every fault by itself.
// Solutions are short, and where a student goes wrong is in what is called with what: a function that reduces to its first
// argument, an operation left out, arguments swapped. So a fault is an edit of the solution's text, found on its syntax
// tree with its types. Those that type-check go into one test binary for each exercise (see lab/autograder/variants), which
// runs once for each fault, with bounds on time and memory.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"sort"
	"sync"
	"time"

	"lab/autograder/variants"
)

func main() {
	n := flag.Int("n", 0, "at most so many faults, of exercises drawn at random; 0 means all")
	seed := flag.Uint64("seed", 1, "which exercises -n draws")
	jobs := flag.Int("jobs", min(runtime.GOMAXPROCS(0), 4), "how many run at a time")
	wanted := flag.Float64("percent", 95, "how many in a hundred must be found")
	list := flag.Bool("list", false, "show the faults and run nothing")
	verbose := flag.Bool("v", false, "show what killed each fault")
	flag.Parse()
	run := &run{n: *n, seed: *seed, jobs: max(*jobs, 1), wanted: *wanted, list: *list, verbose: *verbose}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := run.all(ctx, flag.Args())
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

// run is one call of the program.
type run struct {
	n       int
	seed    uint64
	jobs    int
	wanted  float64 // percent
	list    bool
	verbose bool
}

// all does what the command line asks for. An error says what falls short.
func (r *run) all(ctx context.Context, names []string) error {
	begun := time.Now()
	all, err := exercisesWithSolutions("exercises")
	if err != nil {
		return err
	}
	chosen := all
	if len(names) > 0 {
		for _, name := range names {
			if !slices.Contains(all, name) {
				return fmt.Errorf("there is no exercise %q with a solution in exercises", name)
			}
		}
		chosen = names
	}
	known, err := readEquivalent(filepath.Join("exercises", "equivalent.txt"))
	if err != nil {
		return err
	}
	for _, e := range known {
		if !slices.Contains(all, e.exercise) {
			return fmt.Errorf("exercises/equivalent.txt:%d: there is no exercise %q", e.line, e.exercise)
		}
	}
	subjects, err := load("exercises", chosen)
	if err != nil {
		return err
	}
	r.sample(subjects)
	if r.list {
		for _, s := range subjects {
			for _, m := range s.mutants {
				fmt.Printf("%s: %s\n%s\n", s.name, m.kind, m.diff())
			}
		}
		return nil
	}
	err = r.try(ctx, subjects)
	if err != nil {
		return err
	}
	return report(os.Stdout, subjects, known, r.n == 0, r.wanted, time.Since(begun), r.verbose)
}

// exercisesWithSolutions lists the folders of dir that have a solution, sorted.
func exercisesWithSolutions(dir string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*", "solution.go"))
	if err != nil {
		return nil, err
	}
	names := []string{}
	for _, file := range files {
		names = append(names, filepath.Base(filepath.Dir(file)))
	}
	sort.Strings(names)
	return names, nil
}

// sample leaves n mutants, where n is set, of as few exercises as have so many, since each has a binary of its own to build.
func (r *run) sample(subjects []*subject) {
	if r.n <= 0 {
		return
	}
	left := r.n
	for _, i := range rand.New(rand.NewPCG(r.seed, 0)).Perm(len(subjects)) {
		s := subjects[i]
		s.mutants = s.mutants[:min(left, len(s.mutants))]
		left -= len(s.mutants)
	}
}

// try builds a binary for each subject and runs it with each fault. Builds take all processors, so they do not overlap.
func (r *run) try(ctx context.Context, subjects []*subject) error {
	dir, err := filepath.Abs("exercises")
	if err != nil {
		return err
	}
	var (
		compiler = variants.Compiler{Go: "go", Dir: dir}
		wait     sync.WaitGroup
		mu       sync.Mutex
		bad      error // of a run
		slots    = make(chan struct{}, r.jobs)
	)
	defer wait.Wait()
	for _, s := range subjects {
		if len(s.mutants) == 0 {
			continue
		}
		set, err := s.build(ctx, compiler)
		if err != nil {
			return err
		}
		base := s.run(ctx, set, 0, bounds{wall: 2 * time.Minute})
		switch {
		case base.err != nil:
			return errors.Join(base.err, set.Remove())
		case base.killed:
			return errors.Join(fmt.Errorf("exercise %s: the solution itself fails: %s", s.name, base.how), set.Remove())
		}
		limit := bounds{cpu: 5*time.Second + 10*base.cpu, wall: time.Minute + 20*base.wall, memory: 4 << 30}
		var runs sync.WaitGroup
		for i, m := range s.mutants {
			slots <- struct{}{}
			runs.Go(func() {
				defer func() { <-slots }()
				outcome := s.run(ctx, set, i+1, limit)
				mu.Lock()
				defer mu.Unlock()
				m.outcome = outcome
				if bad == nil {
					bad = outcome.err
				}
			})
		}
		wait.Go(func() {
			runs.Wait()
			err := set.Remove()
			mu.Lock()
			defer mu.Unlock()
			bad = errors.Join(bad, err)
		})
	}
	wait.Wait()
	return bad
}

// bounds are what a run may take; zero means without bound.
type bounds struct {
	cpu, wall time.Duration
	memory    int64 // of address space, in bytes
}

// flags are what a test binary sees to itself.
func (b bounds) flags() []string {
	flags := []string{"-test.failfast", "-test.count=1"}
	if b.wall > 0 {
		flags = append(flags, "-test.timeout="+b.wall.String())
	}
	return flags
}

// apply makes a command run within the bounds that a shell can set.
func (b bounds) apply(command *exec.Cmd) {
	shell, err := exec.LookPath("sh")
	if err != nil || b.cpu == 0 {
		return
	}
	script := fmt.Sprintf(`ulimit -t %d; ulimit -v %d 2>/dev/null; ulimit -c 0; exec "$0" "$@"`, int(b.cpu.Seconds())+1, b.memory>>10)
	command.Args = append([]string{shell, "-c", script, command.Path}, command.Args[1:]...)
	command.Path = shell
}
