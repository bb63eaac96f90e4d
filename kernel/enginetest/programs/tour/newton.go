//go:build ignore

// Square roots by Newton's method, with an error for negative numbers.
package main

import (
	"errors"
	"fmt"
)

type negativeSqrt float64

func (e negativeSqrt) Error() string { return fmt.Sprintf("cannot take the root of %v", float64(e)) }

func sqrt(x float64) (float64, error) {
	if x < 0 {
		return 0, negativeSqrt(x)
	}
	z := 1.0
	for range 20 {
		z -= (z*z - x) / (2 * z)
	}
	return z, nil
}

func main() {
	for _, x := range []float64{2, 16, 1e-4, -2} {
		fmt.Println(sqrt(x))
	}
	_, err := sqrt(-9)
	var n negativeSqrt
	fmt.Println(errors.As(err, &n), float64(n), err == negativeSqrt(-9))
}
