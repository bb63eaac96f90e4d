//go:build ignore

// Optimisers behind one interface.
package main

import (
	"fmt"
	"math"
)

type optimizer interface{ step(w, g []float64) }

type sgd struct{ rate float64 }

func (o sgd) step(w, g []float64) {
	for i := range w {
		w[i] -= o.rate * g[i]
	}
}

type momentum struct {
	sgd
	beta float64
	v    []float64
}

func (o *momentum) step(w, g []float64) {
	if o.v == nil {
		o.v = make([]float64, len(w))
	}
	for i := range o.v {
		o.v[i] = o.beta*o.v[i] + g[i]
	}
	o.sgd.step(w, o.v)
}

type adagrad struct {
	rate float64
	sum  map[int]float64
}

func (o adagrad) step(w, g []float64) {
	for i := range w {
		o.sum[i] += g[i] * g[i]
		w[i] -= o.rate * g[i] / math.Sqrt(o.sum[i]+1e-8)
	}
}

func minimise(o optimizer, steps int) (w []float64) {
	w = []float64{5, -3}
	for range steps {
		o.step(w, []float64{2 * (w[0] - 1), 20 * (w[1] - 2)})
	}
	return w
}

func main() {
	for _, o := range []optimizer{sgd{0.04}, &momentum{sgd: sgd{0.01}, beta: 0.9}, adagrad{0.9, map[int]float64{}}} {
		w := minimise(o, 300)
		fmt.Printf("%T %.3f\n", o, w)
	}
}
