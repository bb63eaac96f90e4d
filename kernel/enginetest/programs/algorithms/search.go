//go:build ignore

// Searching: binary, in rotated slices, for peaks, for roots.
package main

import (
	"fmt"
	"math"
)

func binary(xs []int, x int) int {
	lo, hi := 0, len(xs)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if xs[mid] < x {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(xs) && xs[lo] == x {
		return lo
	}
	return -1
}

func rotated(xs []int, x int) int {
	for lo, hi := 0, len(xs)-1; lo <= hi; {
		mid := (lo + hi) / 2
		switch {
		case xs[mid] == x:
			return mid
		case xs[lo] <= xs[mid] && xs[lo] <= x && x < xs[mid], xs[lo] > xs[mid] && !(xs[mid] < x && x <= xs[hi]):
			hi = mid - 1
		default:
			lo = mid + 1
		}
	}
	return -1
}

func bisect(f func(float64) float64, lo, hi float64) float64 {
	for hi-lo > 1e-12 {
		mid := (lo + hi) / 2
		if f(lo)*f(mid) <= 0 {
			hi = mid
		} else {
			lo = mid
		}
	}
	return (lo + hi) / 2
}

func newton(x float64) (root float64, steps int) {
	root = x
	for ; math.Abs(root*root-x) > 1e-12*x; steps++ {
		root -= (root*root - x) / (2 * root)
	}
	return
}

func main() {
	xs := []int{1, 3, 5, 7, 9, 11}
	for _, x := range []int{1, 7, 11, 4, 0, 12} {
		fmt.Print(binary(xs, x), " ")
	}
	fmt.Println()
	for _, x := range []int{4, 5, 6, 7, 0, 1, 2, 3} {
		fmt.Print(rotated([]int{4, 5, 6, 7, 0, 1, 2}, x), " ")
	}
	fmt.Println()
	fmt.Printf("%.8f\n", bisect(func(x float64) float64 { return math.Cos(x) - x }, 0, 1))
	root, steps := newton(2)
	fmt.Printf("%.10f %d\n", root, steps)
}
