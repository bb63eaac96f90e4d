//go:build ignore

// Numerical derivatives against exact ones.
package main

import (
	"fmt"
	"math"
)

type function struct {
	name     string
	f, exact func(float64) float64
}

func derivative(f func(float64) float64, h float64) func(float64) float64 {
	return func(x float64) float64 { return (f(x+h) - f(x-h)) / (2 * h) }
}

func gradient(f func([]float64) float64, x []float64, h float64) []float64 {
	g := make([]float64, len(x))
	for i := range x {
		old := x[i]
		x[i] = old + h
		up := f(x)
		x[i] = old - h
		g[i] = (up - f(x)) / (2 * h)
		x[i] = old
	}
	return g
}

func main() {
	for _, fn := range []function{
		{"sin", math.Sin, math.Cos},
		{"exp", math.Exp, math.Exp},
		{"cube", func(x float64) float64 { return x * x * x }, func(x float64) float64 { return 3 * x * x }},
	} {
		d := derivative(fn.f, 1e-5)
		worst := 0.0
		for x := -2.0; x <= 2; x += 0.25 {
			worst = max(worst, math.Abs(d(x)-fn.exact(x)))
		}
		fmt.Println(fn.name, worst < 1e-8)
	}
	rosenbrock := func(x []float64) float64 {
		return math.Pow(1-x[0], 2) + 100*math.Pow(x[1]-x[0]*x[0], 2)
	}
	fmt.Printf("%.3f\n", gradient(rosenbrock, []float64{-1, 2}, 1e-6))
}
