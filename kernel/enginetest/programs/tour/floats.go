//go:build ignore

// Floating point: infinities, not-a-numbers, negative zeros, rounding.
package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

func main() {
	zero := 0.0
	inf, nan, negative := 1/zero, zero/zero, math.Copysign(0, -1)
	fmt.Println(inf, -inf, nan, negative, 1/negative)
	fmt.Println(nan == nan, nan != nan, nan < 1, inf > math.MaxFloat64, zero == negative)
	fmt.Println(0.1+0.2, 0.1+0.2 == 0.3, float32(0.1)+float32(0.2))
	x, y := 0.1, 0.2
	fmt.Println(x+y, x+y == 0.3, math.Abs(x+y-0.3) < 1e-15)
	for _, v := range []float64{2.5, 3.5, -2.5, 2.4} {
		fmt.Print(math.Round(v), math.RoundToEven(v), math.Floor(v), math.Ceil(v), math.Trunc(v), "; ")
	}
	fmt.Println()
	fmt.Println(1e20, 1e21, 1e-4, 1e-5, 123456789.0, 100000000000000000000.0, float32(1)/3)
	fmt.Printf("%g %e %f %.3g %8.2f|%-8.2f|%+.1f %06.2f\n", 1e6, 123.456, 1.5, 1234.5678, 3.14159, 3.14159, 2.0, 3.14159)
	sum := float32(0)
	for range 10 {
		sum += 0.1
	}
	fmt.Println(sum, sum == 1)
	fmt.Println(math.Sqrt(-1), math.Log(0), math.Pow(2, 0.5), math.Mod(-7, 3), math.Hypot(3, 4), math.Inf(-1))
	fmt.Println(max(1, nan), min(negative, zero), math.MaxInt8, math.SmallestNonzeroFloat64)
	c := complex(1, 2)
	fmt.Println(c*c, real(c), imag(c), cmplx.Abs(3+4i), c == 1+2i)
	fmt.Printf("%.1f %v\n", c, complex64(c))
}
