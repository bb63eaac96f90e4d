//go:build ignore

// An interface is satisfied without being named.
package main

import (
	"fmt"
	"math"
	"sort"
)

type shape interface {
	area() float64
	perimeter() float64
}

type rect struct{ w, h float64 }
type circle struct{ r float64 }
type square struct{ rect }

func (r rect) area() float64        { return r.w * r.h }
func (r rect) perimeter() float64   { return 2 * (r.w + r.h) }
func (c circle) area() float64      { return math.Pi * c.r * c.r }
func (c circle) perimeter() float64 { return 2 * math.Pi * c.r }
func newSquare(side float64) square { return square{rect{side, side}} }
func (s square) String() string     { return fmt.Sprintf("square(%g)", s.w) }

func main() {
	shapes := []shape{rect{2, 3}, circle{1}, newSquare(4)}
	total := 0.0
	for _, s := range shapes {
		total += s.area()
		fmt.Printf("%T %.2f %.2f", s, s.area(), s.perimeter())
		if named, ok := s.(fmt.Stringer); ok {
			fmt.Print(" ", named)
		}
		fmt.Println()
	}
	fmt.Printf("%.4f\n", total)
	sort.Slice(shapes, func(i, j int) bool { return shapes[i].area() > shapes[j].area() })
	fmt.Println(shapes)
	var none shape
	fmt.Println(none == nil, shapes[2] == rect{2, 3})
	var p *circle
	var s any = p
	fmt.Println(s == nil, p == nil)
}
