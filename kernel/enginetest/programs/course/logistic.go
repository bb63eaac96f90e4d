//go:build ignore

// Logistic regression by gradient descent.
package main

import (
	"fmt"
	"math"
	"math/rand/v2"
)

type sample struct {
	label    float64
	features []float64
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

func dot(a, b []float64) (s float64) {
	for i := range a {
		s += a[i] * b[i]
	}
	return
}

func logLoss(p, y float64) float64 {
	const epsilon = 1e-11
	p = min(max(p, epsilon), 1-epsilon)
	if y == 1 {
		return -math.Log(p)
	}
	return -math.Log(1 - p)
}

func train(data []sample, rate float64, steps int) []float64 {
	w := make([]float64, len(data[0].features))
	for range steps {
		g := make([]float64, len(w))
		for _, s := range data {
			e := sigmoid(dot(w, s.features)) - s.label
			for j, x := range s.features {
				g[j] += e * x / float64(len(data))
			}
		}
		for j := range w {
			w[j] -= rate * g[j]
		}
	}
	return w
}

func main() {
	fmt.Printf("%.4f %.4f %.4f %.4f\n", logLoss(.5, 1), logLoss(.01, 0), logLoss(.99, 1), logLoss(0, 1))
	r := rand.New(rand.NewPCG(3, 4))
	var data []sample
	for range 200 {
		x, y := r.Float64()*4-2, r.Float64()*4-2
		label := 0.0
		if x+2*y > 0.5 {
			label = 1
		}
		data = append(data, sample{label, []float64{1, x, y}})
	}
	w := train(data, 1, 500)
	right, loss := 0, 0.0
	for _, s := range data {
		p := sigmoid(dot(w, s.features))
		loss += logLoss(p, s.label) / float64(len(data))
		if (p > 0.5) == (s.label == 1) {
			right++
		}
	}
	fmt.Println(right > 190, loss < 0.2, w[1] > 0, w[2] > w[1])
}
