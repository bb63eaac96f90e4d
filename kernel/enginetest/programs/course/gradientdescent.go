//go:build ignore

// Gradient descent on one variable, with and without momentum.
package main

import "fmt"

func descend(grad func(float64) float64, start, rate float64, steps int) (x float64, path []float64) {
	x = start
	for range steps {
		x -= rate * grad(x)
		path = append(path, x)
	}
	return x, path
}

func momentum(grad func(float64) float64, x, rate, beta float64, steps int) float64 {
	v := 0.0
	for range steps {
		v = beta*v - rate*grad(x)
		x += v
	}
	return x
}

func main() {
	f := func(x float64) float64 { return (x-3)*(x-3) + 1 }
	g := func(x float64) float64 { return 2 * (x - 3) }
	x, path := descend(g, 10, 0.1, 50)
	fmt.Printf("%.6f %.6f %.4f\n", x, f(x), path[:4])
	for _, rate := range []float64{0.01, 0.5, 0.99, 1.1} {
		x, _ := descend(g, 0, rate, 20)
		fmt.Printf("rate %.2f: %.4f\n", rate, x)
	}
	fmt.Printf("%.5f\n", momentum(g, 0, 0.05, 0.8, 200))
}
