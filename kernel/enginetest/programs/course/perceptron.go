//go:build ignore

// A perceptron learns and, or, but not xor.
package main

import "fmt"

type example struct {
	in  [2]float64
	out float64
}

type perceptron struct {
	w    [2]float64
	bias float64
}

func (p perceptron) predict(x [2]float64) float64 {
	if p.w[0]*x[0]+p.w[1]*x[1]+p.bias > 0 {
		return 1
	}
	return 0
}

func (p *perceptron) train(data []example, epochs int) (converged int) {
	for epoch := range epochs {
		mistakes := 0
		for _, e := range data {
			d := e.out - p.predict(e.in)
			if d != 0 {
				mistakes++
			}
			for i := range p.w {
				p.w[i] += 0.5 * d * e.in[i]
			}
			p.bias += 0.5 * d
		}
		if mistakes == 0 {
			return epoch
		}
	}
	return -1
}

func table(f func(a, b bool) bool) (data []example) {
	value := map[bool]float64{true: 1}
	for _, a := range []bool{false, true} {
		for _, b := range []bool{false, true} {
			data = append(data, example{[2]float64{value[a], value[b]}, value[f(a, b)]})
		}
	}
	return
}

func main() {
	for _, c := range []struct {
		name string
		f    func(a, b bool) bool
	}{{"and", func(a, b bool) bool { return a && b }}, {"or", func(a, b bool) bool { return a || b }}, {"xor", func(a, b bool) bool { return a != b }}} {
		var p perceptron
		data := table(c.f)
		fmt.Print(c.name, " ", p.train(data, 50))
		for _, e := range data {
			fmt.Print(" ", p.predict(e.in) == e.out)
		}
		fmt.Println()
	}
}
