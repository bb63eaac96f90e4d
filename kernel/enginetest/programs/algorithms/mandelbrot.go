//go:build ignore

// The Mandelbrot set in letters, with complex numbers.
package main

import (
	"fmt"
	"math/cmplx"
	"strings"
)

func steps(c complex128, limit int) int {
	z := complex(0, 0)
	for n := range limit {
		z = z*z + c
		if cmplx.Abs(z) > 2 {
			return n
		}
	}
	return limit
}

func main() {
	const shades = " .:-=+*#%@"
	total := 0
	for y := 1.2; y >= -1.2; y -= 0.2 {
		var row strings.Builder
		for x := -2.1; x <= 0.7; x += 0.07 {
			n := steps(complex(x, y), 50)
			total += n
			row.WriteByte(shades[min(n/5, len(shades)-1)])
		}
		fmt.Println(strings.TrimRight(row.String(), " "))
	}
	fmt.Println(total > 0, steps(0, 10), steps(2+2i, 10))
}
