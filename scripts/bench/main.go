// Command bench measures what a student waits for, and says of each figure that has a target whether it is met.
//
// It prints loops compiled, on the typed engine and on yaegi, in nanoseconds a turn, taken in one run by turns, so that
// what else the machine does strikes all three; then what one element of an RDD operation costs, and what starting a
// kernel, an empty cell and an idle kernel cost. Run it with make bench; BENCHMARKS.md explains the figures.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"
	"strings"
	"time"

	"lab/kernel/engine"
	"lab/kernel/engines"
	"lab/kernel/front"
	"lab/kernel/typed"
	"lab/kernel/universe"
	"lab/kernel/yaegi"
	"lab/rdd"
	"lab/scripts/bench/cells"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("bench: ")
	engines.ExitIfKernel()
	rounds := flag.Int("rounds", 20, "how often each loop is measured; the shortest time counts")
	flag.Parse()
	b, err := newBench(*rounds)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s, %d cores\n\n", runtime.GOARCH, runtime.NumCPU())
	if err := b.loops(rows); err != nil {
		log.Fatal(err)
	}
	if err := b.calls(); err != nil {
		log.Fatal(err)
	}
	fmt.Println()
	if err := b.kernel(); err != nil {
		log.Fatal(err)
	}
	fmt.Println()
	if err := b.cells(); err != nil {
		log.Fatal(err)
	}
	if b.missed > 0 {
		fmt.Fprintf(os.Stderr, "\n%d targets missed\n", b.missed)
	}
}

// bench holds a notebook of each engine.
type bench struct {
	rounds       int
	typed, yaegi *cells.Notebook
	missed       int
}

func newBench(rounds int) (*bench, error) {
	u, err := universe.Load()
	if err != nil {
		return nil, err
	}
	sc := rdd.NewContext(rdd.WithCores(1))
	b := &bench{rounds: rounds}
	b.typed, err = cells.New(u, sc, declarations, func(s *front.Session) (engine.Engine, error) { return typed.New(u, s, typed.Options{}) })
	if err != nil {
		return nil, err
	}
	b.yaegi, err = cells.New(u, sc, declarations, func(s *front.Session) (engine.Engine, error) { return yaegi.New(u, s, yaegi.Options{}) })
	return b, err
}

// fastest is the shortest time of each function for a turn, measured by turns.
func (b *bench) fastest(turns []int, functions ...func(n int) int) []float64 {
	best := make([]float64, len(functions))
	for round := range b.rounds {
		for i, f := range functions {
			start := time.Now()
			f(turns[i])
			took := float64(time.Since(start).Nanoseconds()) / float64(turns[i])
			if round == 0 || took < best[i] {
				best[i] = took
			}
		}
	}
	return best
}

const (
	turns      = 20_000
	yaegiTurns = 1_000
	sorted     = 2_000
)

// loops prints the table of rows.
func (b *bench) loops(rows []row) error {
	fmt.Println("| a turn, in ns | native | typed | yaegi | typed/native | yaegi/typed | target | |")
	fmt.Println("|---|---|---|---|---|---|---|---|")
	for _, r := range rows {
		src := "func(n int) int { " + r.cell + " }"
		t, err := b.typed.Function("", src)
		if err != nil {
			return err
		}
		y, err := b.yaegi.Function("", src)
		if err != nil {
			return err
		}
		for _, f := range []func(int) int{t, y} {
			if got, want := f(1000), r.native(1000); got != want {
				return fmt.Errorf("%s: %d, compiled %d", r.name, got, want)
			}
		}
		n := []int{turns, turns, yaegiTurns}
		switch {
		case strings.HasPrefix(r.name, "`fib"):
			n = []int{fibCalls, fibCalls, fibCalls}
		case strings.HasPrefix(r.name, "`sort"):
			n = []int{sorted, sorted, sorted}
		}
		b.print(r, b.fastest(n, r.native, t, y))
	}
	return nil
}

// print writes a row: times of compiled code, the typed engine and yaegi.
func (b *bench) print(r row, ns []float64) {
	target, met := "", ""
	switch {
	case r.limit == 0:
	case r.times:
		target, met = fmt.Sprintf("%g times", r.limit), b.judge(ns[1] <= r.limit*ns[0])
	default:
		target, met = fmt.Sprintf("%g ns", r.limit), b.judge(ns[1] <= r.limit)
	}
	fmt.Printf("| %s | %.2f | %.1f | %.0f | %.1f | %.1f | %s | %s |\n", r.name, ns[0], ns[1], ns[2], ns[1]/ns[0], ns[2]/ns[1], target, met)
}

func (b *bench) judge(met bool) string {
	if met {
		return "met"
	}
	b.missed++
	return "missed"
}

// calls measures what compiled code pays to call a cell's function, and what one element of an RDD operation costs.
func (b *bench) calls() error {
	var called [3]func(int) int
	calling := func(f func(int) int) func(int) int {
		return func(n int) int {
			s := 0
			for i := range n {
				s += f(i)
			}
			return s
		}
	}
	called[0] = calling(square)
	for i, n := range []*cells.Notebook{b.typed, b.yaegi} {
		f, err := n.Function("", "square")
		if err != nil {
			return err
		}
		called[i+1] = calling(f)
	}
	b.print(row{name: "closure called from compiled code", limit: 40}, b.fastest([]int{turns, turns, yaegiTurns}, called[:]...))

	const elements = 1 << 16
	sc := rdd.NewContext(rdd.WithCores(1))
	defer sc.Close()
	xs := make([]int, elements)
	for i := range xs {
		xs[i] = i
	}
	native := rdd.Parallelize(sc, xs, 1).Cache()
	native.Count()
	counts := []func(int) int{func(int) int { return int(rdd.Map(native, func(x int) int { return x * x }).Count()) }}
	for _, n := range []*cells.Notebook{b.typed, b.yaegi} {
		f, err := n.Function(fmt.Sprintf("xs := make([]int, %d)\nfor i := range xs { xs[i] = i }\ncached := rdd.Parallelize(sc, xs, 1).Cache()\ncached.Count()", elements), "func(n int) int { return int(rdd.Map(cached, func(x int) int { return x * x }).Count()) }")
		if err != nil {
			return err
		}
		counts = append(counts, f)
	}
	b.print(row{name: "`Map(x*x)` over a cached RDD, an element", limit: 25}, b.fastest([]int{elements, elements, elements}, counts...))
	return nil
}
