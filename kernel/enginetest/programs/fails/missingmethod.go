//go:build ignore

// An assertion to an interface that a type does not satisfy.
package main

import "fmt"

type shape interface{ area() float64 }
type dot struct{}

func main() {
	var x any = dot{}
	if _, ok := x.(shape); !ok {
		fmt.Println("a dot has no area")
	}
	fmt.Println(x.(shape).area())
}
