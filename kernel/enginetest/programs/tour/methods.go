//go:build ignore

// Methods on values and on pointers.
package main

import (
	"fmt"
	"math"
)

type vertex struct{ X, Y float64 }

func (v vertex) abs() float64         { return math.Sqrt(v.X*v.X + v.Y*v.Y) }
func (v *vertex) scale(f float64)     { v.X *= f; v.Y *= f }
func (v vertex) plus(w vertex) vertex { return vertex{v.X + w.X, v.Y + w.Y} }

type celsius float64
type fahrenheit float64

func (c celsius) toF() fahrenheit   { return fahrenheit(c*9/5 + 32) }
func (f fahrenheit) String() string { return fmt.Sprintf("%.1f°F", float64(f)) }

type names []string

func (n names) longest() (best string) {
	for _, s := range n {
		if len(s) > len(best) {
			best = s
		}
	}
	return
}

func main() {
	v := vertex{3, 4}
	v.scale(10)
	fmt.Println(v, v.abs())
	p := &v
	fmt.Println(p.plus(vertex{1, 1}).abs() > p.abs())
	grow := v.scale
	grow(0.1)
	length := vertex.abs
	fmt.Printf("%.3f %.3f\n", length(v), length(*p))
	fmt.Println(celsius(100).toF(), celsius(-40).toF())
	fmt.Println(names{"a", "ccc", "bb"}.longest())
}
