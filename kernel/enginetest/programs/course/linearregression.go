//go:build ignore

// A line through points, in closed form and by gradient descent.
package main

import (
	"fmt"
	"math"
)

func closedForm(xs, ys []float64) (a, b float64) {
	n := float64(len(xs))
	var sx, sy, sxx, sxy float64
	for i := range xs {
		sx += xs[i]
		sy += ys[i]
		sxx += xs[i] * xs[i]
		sxy += xs[i] * ys[i]
	}
	b = (n*sxy - sx*sy) / (n*sxx - sx*sx)
	return (sy - b*sx) / n, b
}

func byDescent(xs, ys []float64, rate float64, steps int) (a, b float64) {
	for range steps {
		var ga, gb float64
		for i := range xs {
			e := a + b*xs[i] - ys[i]
			ga += e
			gb += e * xs[i]
		}
		a -= rate * ga / float64(len(xs))
		b -= rate * gb / float64(len(xs))
	}
	return
}

func rmse(xs, ys []float64, a, b float64) float64 {
	sum := 0.0
	for i := range xs {
		sum += math.Pow(a+b*xs[i]-ys[i], 2)
	}
	return math.Sqrt(sum / float64(len(xs)))
}

func main() {
	var xs, ys []float64
	for i := range 20 {
		x := float64(i) / 5
		xs = append(xs, x)
		ys = append(ys, 2+0.5*x+0.1*math.Sin(float64(i)*7))
	}
	a, b := closedForm(xs, ys)
	fmt.Printf("%.4f %.4f %.4f\n", a, b, rmse(xs, ys, a, b))
	c, d := byDescent(xs, ys, 0.1, 5000)
	fmt.Println(math.Abs(a-c) < 1e-6, math.Abs(b-d) < 1e-6)
	fmt.Printf("%.4f\n", rmse(xs, ys, 0, 0))
}
