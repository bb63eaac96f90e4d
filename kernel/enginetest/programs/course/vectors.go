//go:build ignore

// Vectors: sums, dot products, norms.
package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

type vector []float64

func (v vector) dot(w vector) (s float64) {
	for i := range v {
		s += v[i] * w[i]
	}
	return
}

func (v vector) plus(w vector) vector {
	out := make(vector, len(v))
	for i := range v {
		out[i] = v[i] + w[i]
	}
	return out
}

func (v vector) times(k float64) vector {
	out := slices.Clone(v)
	for i := range out {
		out[i] *= k
	}
	return out
}

func (v vector) norm() float64 { return math.Sqrt(v.dot(v)) }

func (v vector) String() string {
	parts := make([]string, len(v))
	for i, x := range v {
		parts[i] = strconv.FormatFloat(x, 'g', 4, 64)
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

func cosine(v, w vector) float64 { return v.dot(w) / v.norm() / w.norm() }

func main() {
	x, y := vector{1, 2, 3}, vector{4, -5, 6}
	fmt.Println(x.plus(y), x.times(2), x.dot(y), x.norm())
	fmt.Printf("%.6f %v\n", cosine(x, y), x.plus(y.times(-1)))
	basis := []vector{{1, 1, 0}, {1, 0, 1}, {0, 1, 1}}
	var ortho []vector
	for _, b := range basis {
		for _, o := range ortho {
			b = b.plus(o.times(-b.dot(o)))
		}
		ortho = append(ortho, b.times(1/b.norm()))
	}
	fmt.Println(ortho)
	for i := range ortho {
		for j := range i {
			if math.Abs(ortho[i].dot(ortho[j])) > 1e-12 {
				fmt.Println("not orthogonal")
			}
		}
	}
}
