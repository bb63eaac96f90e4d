//go:build ignore

// Package math and its constants.
package main

import (
	"fmt"
	"math"
)

func main() {
	for _, x := range []float64{-2, -0.5, 0, 1, 2.25, 1e10} {
		fmt.Printf("%10.4g abs=%.4g sqrt=%.4g exp=%.4g floor=%g\n", x, math.Abs(x), math.Sqrt(x), math.Exp(x/1e3), math.Floor(x))
	}
	fmt.Printf("%.6f %.6f %.6f %.6f\n", math.Sin(math.Pi/6), math.Cos(math.Pi/3), math.Tan(math.Pi/4), math.Atan2(1, -1))
	fmt.Printf("%.6f %.6f %.6f %.6f\n", math.Log(10), math.Log2(10), math.Log10(1000), math.Log1p(1e-5))
	fmt.Println(math.Pow(2, 10), math.Cbrt(27), math.Max(3, 7), math.Min(math.NaN(), 1), math.Signbit(-1))
	frac, exp := math.Frexp(10)
	i, f := math.Modf(-3.25)
	fmt.Println(frac, exp, i, f, math.Ldexp(0.5, 4))
	fmt.Println(math.MaxInt32, math.MinInt64, math.MaxUint16, math.E, math.Phi, math.Sqrt2)
	fmt.Println(math.IsNaN(math.Log(-1)), math.IsInf(1/math.Inf(-1), 0), math.IsInf(math.Inf(-1), -1))
	fmt.Printf("%.5f %.5f %.5f\n", math.Gamma(5), math.Erf(0.5), math.Sinh(1))
	pi, sign := 0.0, 1.0
	for k := range 100000 {
		pi += sign * 4 / float64(2*k+1)
		sign = -sign
	}
	fmt.Printf("%.4f\n", pi)
}
