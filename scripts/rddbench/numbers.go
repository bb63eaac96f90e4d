package main

import (
	"math"
	"math/rand/v2"
	"time"

	"gonum.org/v1/gonum/floats"

	"lab/rdd"
)

func (b *bench) squares() error {
	n := int64(b.size(100_000_000))
	reference := func() (int64, error) { return sumOfSquares(n, b.cores), nil }
	t, err := measure(b, func() (int64, error) {
		return rdd.Sum(rdd.Map(rdd.Range(b.sc, 0, n, 1), func(x int64) int64 { return x * x })), nil
	}, reference, equal)
	if err != nil {
		return err
	}
	b.atMost("sum of the squares of 100 million numbers: `Sum(Map(Range))`", t, 2)
	if b.profile != "" {
		return nil // the profile is of the line above
	}
	t, err = measure(b, func() (int64, error) {
		return rdd.Aggregate(rdd.Range(b.sc, 0, n, 1), int64(0),
			func(s, x int64) int64 { return s + x*x }, func(s, t int64) int64 { return s + t }), nil
	}, reference, equal)
	if err != nil {
		return err
	}
	b.atMost("the same: `Aggregate(Range)`", t, 0)
	return nil
}

// sumOfSquares is the reference: a loop on each core.
func sumOfSquares(n int64, cores int) int64 {
	sums := make([]int64, cores)
	onCores(cores, func(core int) {
		lo, hi := share(int(n), core, cores)
		var sum int64
		for x := int64(lo); x < int64(hi); x++ {
			sum += x * x
		}
		sums[core] = sum
	})
	var total int64
	for _, sum := range sums {
		total += sum
	}
	return total
}

const (
	gradientFeatures = 20
	gradientPasses   = 100
	gradientStep     = 1.0
)

// example is a point of a logistic regression.
type example struct {
	Label    float64
	Features []float64
}

func examples(n int) []example {
	random := rand.New(rand.NewPCG(seed, 2))
	list := make([]example, n)
	for i := range list {
		x := make([]float64, gradientFeatures)
		for k := range x {
			x[k] = random.NormFloat64()
		}
		list[i].Features = x
		if x[0]-x[1]/2+random.NormFloat64() > 0 {
			list[i].Label = 1
		}
	}
	return list
}

// addGradient adds the gradient of the loss at one example to g. Both sides use it.
func addGradient(g, w []float64, e example) {
	p := 1 / (1 + math.Exp(-floats.Dot(w, e.Features)))
	floats.AddScaled(g, p-e.Label, e.Features)
}

func (b *bench) gradient() error {
	list := examples(b.size(100_000))
	cached := rdd.Parallelize(b.sc, list, b.cores).Cache()
	cached.Count()
	lab := func() ([]float64, error) {
		w := make([]float64, gradientFeatures)
		for range gradientPasses {
			g := rdd.Aggregate(cached, make([]float64, gradientFeatures),
				func(g []float64, e example) []float64 {
					addGradient(g, w, e)
					return g
				},
				func(g, h []float64) []float64 {
					floats.Add(g, h)
					return g
				})
			floats.AddScaled(w, -gradientStep/float64(len(list)), g)
		}
		return w, nil
	}
	t, err := measure(b, lab, func() ([]float64, error) { return descend(list, b.cores), nil }, func(a, b []float64) error {
		// The sums of the cores may be added in another order.
		if !floats.EqualApprox(a, b, 1e-9) {
			return equal(floats.Sum(a), floats.Sum(b))
		}
		return nil
	})
	if err != nil {
		return err
	}
	b.atMost("100 passes of a logistic regression's gradient, 100,000 x 20, cached: `Aggregate`", t, 1.3)
	return nil
}

// descend is the reference: each core adds the gradients of its share, then the sums are joined.
func descend(list []example, cores int) []float64 {
	w := make([]float64, gradientFeatures)
	for range gradientPasses {
		gradients := make([][]float64, cores)
		onCores(cores, func(core int) {
			lo, hi := share(len(list), core, cores)
			g := make([]float64, gradientFeatures)
			for _, e := range list[lo:hi] {
				addGradient(g, w, e)
			}
			gradients[core] = g
		})
		g := gradients[0]
		for _, more := range gradients[1:] {
			floats.Add(g, more)
		}
		floats.AddScaled(w, -gradientStep/float64(len(list)), g)
	}
	return w
}

// emptyJob measures what a job costs by itself: eight tasks of one element each.
func (b *bench) emptyJob() error {
	const tasks, jobs = 8, 500
	r := rdd.Parallelize(b.sc, make([]int, tasks), tasks)
	t, err := measure(b, func() (int, error) {
		n := 0
		for range jobs {
			n += int(r.Count())
		}
		return n, nil
	}, func() (int, error) {
		n := 0
		for range jobs {
			counts := make([]int, tasks)
			onCores(tasks, func(task int) { counts[task]++ })
			for _, count := range counts {
				n += count
			}
		}
		return n, nil
	}, equal)
	if err != nil {
		return err
	}
	t = times{t.lab / jobs, t.reference / jobs}
	b.atMostTime("an empty job of 8 tasks: `Count`", t, 100*time.Microsecond)
	return nil
}
