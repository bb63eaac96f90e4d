//go:build ignore

// Closures keep their own variables, and share those around them.
package main

import "fmt"

func counter() func() int {
	n := 0
	return func() int { n++; return n }
}

func accumulate(start float64) (add func(float64), total func() float64) {
	sum := start
	return func(x float64) { sum += x }, func() float64 { return sum }
}

func main() {
	a, b := counter(), counter()
	a()
	a()
	fmt.Println(a(), b())
	add, total := accumulate(0.5)
	for i := range 4 {
		add(float64(i))
	}
	fmt.Println(total())
	var fs []func(int) int
	for i := 1; i <= 3; i++ {
		fs = append(fs, func(x int) int { i += x; return i })
	}
	for _, f := range fs {
		fmt.Print(f(10), " ", f(100), "; ")
	}
	fmt.Println()
}
