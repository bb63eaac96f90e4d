//go:build ignore

// The first principal component by power iteration.
package main

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

func covariance(data [][]float64) [][]float64 {
	n, d := float64(len(data)), len(data[0])
	mean := make([]float64, d)
	for _, row := range data {
		for j, x := range row {
			mean[j] += x / n
		}
	}
	c := make([][]float64, d)
	for i := range c {
		c[i] = make([]float64, d)
		for j := range c[i] {
			for _, row := range data {
				c[i][j] += (row[i] - mean[i]) * (row[j] - mean[j]) / n
			}
		}
	}
	return c
}

func power(m [][]float64, steps int) (v []float64, lambda float64) {
	v = make([]float64, len(m))
	v[0] = 1
	for range steps {
		w := make([]float64, len(v))
		norm := 0.0
		for i := range m {
			for j := range m[i] {
				w[i] += m[i][j] * v[j]
			}
			norm += w[i] * w[i]
		}
		lambda = math.Sqrt(norm)
		for i := range w {
			w[i] /= lambda
		}
		v = w
	}
	return
}

func main() {
	var data [][]float64
	for i := range 40 {
		t := float64(i)/10 - 2
		data = append(data, []float64{t, 2*t + 0.1*math.Sin(float64(i*i)), 0.05 * math.Cos(float64(i)*3)})
	}
	v, lambda := power(covariance(data), 100)
	fmt.Printf("%.2f %.2f %v\n", v[:2], lambda, math.Abs(v[2]) < 0.05)
	var sym mat.SymDense
	c := covariance(data)
	flat := slices.Concat(c...)
	sym = *mat.NewSymDense(3, flat)
	var eig mat.EigenSym
	fmt.Println(eig.Factorize(&sym, false), math.Abs(eig.Values(nil)[2]-lambda) < 1e-9)
}
