//go:build ignore

// Roots of polynomials with complex numbers.
package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

func quadratic(a, b, c float64) (complex128, complex128) {
	d := cmplx.Sqrt(complex(b*b-4*a*c, 0))
	return (complex(-b, 0) + d) / complex(2*a, 0), (complex(-b, 0) - d) / complex(2*a, 0)
}

func dft(xs []complex128) []complex128 {
	out := make([]complex128, len(xs))
	for k := range out {
		for n, x := range xs {
			out[k] += x * cmplx.Exp(complex(0, -2*math.Pi*float64(k*n)/float64(len(xs))))
		}
	}
	return out
}

func main() {
	fmt.Println(quadratic(1, -3, 2))
	fmt.Println(quadratic(1, 2, 5))
	r, theta := cmplx.Polar(1i)
	fmt.Printf("%.4f %.4f %.4f\n", r, theta, cmplx.Pow(-1, 0.5))
	for _, x := range dft([]complex128{1, 2, 3, 4}) {
		fmt.Printf("%.3f ", x)
	}
	fmt.Println()
	var c64 complex64 = 1 + 2i
	fmt.Println(c64*c64, real(c64), cmplx.Conj(complex128(c64)), 1i*1i == -1, cmplx.IsNaN(cmplx.NaN()))
}
