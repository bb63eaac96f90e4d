//go:build ignore

// Polynomials: arithmetic, Horner, printing.
package main

import (
	"fmt"
	"math"
	"strings"
)

type poly []float64

func (p poly) at(x float64) (y float64) {
	for i := len(p) - 1; i >= 0; i-- {
		y = y*x + p[i]
	}
	return
}

func (p poly) mul(q poly) poly {
	out := make(poly, len(p)+len(q)-1)
	for i, a := range p {
		for j, b := range q {
			out[i+j] += a * b
		}
	}
	return out
}

func (p poly) derive() poly {
	if len(p) < 2 {
		return poly{0}
	}
	out := make(poly, len(p)-1)
	for i := range out {
		out[i] = float64(i+1) * p[i+1]
	}
	return out
}

func (p poly) String() string {
	var terms []string
	for i := len(p) - 1; i >= 0; i-- {
		switch c := p[i]; {
		case c == 0 && len(p) > 1:
		case i == 0:
			terms = append(terms, fmt.Sprintf("%+g", c))
		case i == 1:
			terms = append(terms, fmt.Sprintf("%+gx", c))
		default:
			terms = append(terms, fmt.Sprintf("%+gx^%d", c, i))
		}
	}
	return strings.TrimPrefix(strings.Join(terms, " "), "+")
}

func main() {
	p := poly{-1, 0, 1}
	q := poly{2, 1}
	fmt.Println(p, "|", q, "|", p.mul(q), "|", p.mul(q).derive(), "|", poly{0})
	fmt.Println(p.at(3), p.mul(q).at(0.5), p.at(0.5)*q.at(0.5))
	taylor := poly{}
	for i, f := 0, 1.0; i < 15; i++ {
		if i > 0 {
			f *= float64(i)
		}
		taylor = append(taylor, 1/f)
	}
	fmt.Printf("%.8f %.8f\n", taylor.at(1), math.E)
}
