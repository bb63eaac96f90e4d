//go:build ignore

// Variadic functions, named results, functions as values.
package main

import (
	"errors"
	"fmt"
)

func average(xs ...float64) (avg float64, err error) {
	if len(xs) == 0 {
		err = errors.New("no values")
		return
	}
	for _, x := range xs {
		avg += x
	}
	avg /= float64(len(xs))
	return
}

func divmod(a, b int) (q, r int) { return a / b, a % b }

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

func printAll(prefix string, values ...any) {
	for i, v := range values {
		fmt.Printf("%s%d=%v ", prefix, i, v)
	}
	fmt.Println(len(values))
}

type option func(*config)
type config struct {
	name string
	size int
}

func withSize(n int) option { return func(c *config) { c.size = n } }

func build(name string, options ...option) config {
	c := config{name, 1}
	for _, o := range options {
		o(&c)
	}
	return c
}

func main() {
	fmt.Println(average(1, 2, 4.5))
	_, err := average()
	fmt.Println(err)
	xs := []float64{1, 3}
	fmt.Println(average(xs...))
	fmt.Println(divmod(17, 5))
	fmt.Println(compose()(7), compose(func(x int) int { return x + 1 }, func(x int) int { return x * x })(2))
	printAll("v", 1, "a", nil, []int{2})
	printAll("none")
	args := []any{1, 2}
	printAll("s", args...)
	printAll("one", args)
	fmt.Printf("%+v %+v\n", build("a"), build("b", withSize(3), withSize(4)))
	ops := map[string]func(a, b int) int{"+": func(a, b int) int { return a + b }, "max": func(a, b int) int { return max(a, b) }}
	fmt.Println(ops["+"](2, 3), ops["max"](2, 3), ops["?"] == nil)
}
