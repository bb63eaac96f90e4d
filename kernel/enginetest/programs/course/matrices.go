//go:build ignore

// Matrices of gonum.
package main

import (
	"fmt"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
)

func main() {
	a := mat.NewDense(2, 3, []float64{1, 2, 3, 4, 5, 6})
	b := mat.NewDense(3, 2, []float64{7, 8, 9, 10, 11, 12})
	var c mat.Dense
	c.Mul(a, b)
	r, k := c.Dims()
	fmt.Println(r, k, c.At(0, 0), c.At(1, 1), mat.Det(&c), mat.Trace(&c))
	fmt.Printf("%v\n", mat.Formatted(&c))
	fmt.Printf("%v\n", mat.Formatted(a.T(), mat.Prefix(" ")))
	var inverse mat.Dense
	if err := inverse.Inverse(&c); err != nil {
		fmt.Println(err)
	}
	var one mat.Dense
	one.Mul(&c, &inverse)
	fmt.Println(mat.EqualApprox(&one, mat.NewDiagDense(2, []float64{1, 1}), 1e-9))
	var x mat.VecDense
	err := x.SolveVec(mat.NewDense(2, 2, []float64{2, 1, 1, 3}), mat.NewVecDense(2, []float64{3, 5}))
	fmt.Printf("%.3f %.3f %v\n", x.AtVec(0), x.AtVec(1), err)
	err = inverse.Inverse(mat.NewDense(2, 2, []float64{1, 2, 2, 4}))
	fmt.Println(err != nil)
	err = mat.Maybe(func() { c.Mul(a, a) })
	fmt.Println(err)
	fmt.Println(floats.Sum([]float64{1, 2, 3}), stat.Mean([]float64{1, 2, 3, 4}, nil), floats.Dot([]float64{1, 2}, []float64{3, 4}))
}
