//go:build ignore

// A type switch that should have covered everything.
package main

import "fmt"

type shape interface{ isShape() }
type circle struct{ r float64 }
type square struct{ side float64 }
type triangle struct{ a, b, c float64 }

func (circle) isShape()   {}
func (square) isShape()   {}
func (triangle) isShape() {}

func area(s shape) float64 {
	switch s := s.(type) {
	case circle:
		return 3 * s.r * s.r
	case square:
		return s.side * s.side
	}
	panic(fmt.Sprintf("no area for %T %+v", s, s))
}

func main() {
	for _, s := range []shape{circle{1}, square{2}, triangle{3, 4, 5}} {
		fmt.Println(area(s))
	}
}
