package main

import (
	"fmt"
	"path/filepath"
	"time"

	"lab/kernel/engine"
	"lab/kernel/engines"
	"lab/kernel/front"
	"lab/kernel/universe"
	"lab/kernel/worker"
	"lab/rdd"
	"lab/scripts/bench/cells"
)

// newNotebook makes a notebook with the engine that students have, whose cells find the row's context as sc.
func (b *bench) newNotebook() (*cells.Notebook, error) {
	u, err := universe.Load()
	if err != nil {
		return nil, err
	}
	return cells.New(u, b.sc, "", func(s *front.Session) (engine.Engine, error) { return engines.New("", u, s, worker.Hooks{}) })
}

func (b *bench) cellMap() error {
	n := b.size(10_000_000)
	notebook, err := b.newNotebook()
	if err != nil {
		return err
	}
	inCell, err := notebook.Function(fmt.Sprintf(`xs := make([]int, %d)
for i := range xs { xs[i] = i }
cached := rdd.Parallelize(sc, xs).Cache()
cached.Count()`, n), `func(sum int) int {
	squares := rdd.Map(cached, func(x int) int { return x * x })
	if sum == 1 { return rdd.Sum(squares) }
	return int(squares.Count())
}`)
	if err != nil {
		return err
	}
	xs := make([]int, n)
	for i := range xs {
		xs[i] = i
	}
	compiled := rdd.Parallelize(b.sc, xs).Cache()
	compiled.Count()
	squares := func() *rdd.RDD[int] { return rdd.Map(compiled, func(x int) int { return x * x }) }
	// The squares are compared once; the rounds count them, as the line of scripts/bench does.
	if err := equal(inCell(1), rdd.Sum(squares())); err != nil {
		return err
	}
	t, err := measure(b, func() (int, error) { return inCell(0), nil }, func() (int, error) { return int(squares().Count()), nil }, equal)
	if err != nil {
		return err
	}
	b.atMost(fmt.Sprintf("in a cell (%s), against the same compiled: `Map(x*x)` over 10 million cached ints", notebook.Engine()), t, 0)
	each := func(d time.Duration) float64 { return float64(d.Nanoseconds()) * float64(b.cores) / float64(n) }
	b.line("the same, in ns of a core for each element", fmt.Sprintf("%.1f", each(t.lab)), fmt.Sprintf("%.1f", each(t.reference)), "", "< 30",
		b.judge(each(t.lab) < 30))
	return nil
}

func (b *bench) cellWordCount() error {
	path := filepath.Join(b.dir, "text")
	if err := writeText(path, b.size(10_000_000)); err != nil {
		return err
	}
	notebook, err := b.newNotebook()
	if err != nil {
		return err
	}
	inCell, err := notebook.Function("", fmt.Sprintf(`func(int) int {
	words := rdd.FlatMap(rdd.TextFile(sc, %q), strings.Fields)
	ones := rdd.Map(words, func(w string) rdd.Pair[string, int] { return rdd.KV(w, 1) })
	return int(rdd.ReduceByKey(ones, func(a, b int) int { return a + b }).Count())
}`, path))
	if err != nil {
		return err
	}
	t, err := measure(b, func() (int, error) { return inCell(0), nil },
		func() (int, error) { return int(countedWords(b.sc, path).Count()), nil }, equal)
	if err != nil {
		return err
	}
	b.atMost("in a cell, against the same compiled: word count of a file of 10 MB", t, 3)
	return nil
}
