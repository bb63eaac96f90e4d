//go:build ignore

// Exact fractions.
package main

import (
	"cmp"
	"fmt"
	"strconv"
)

type fraction struct{ n, d int64 }

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func frac(n, d int64) fraction {
	if d == 0 {
		panic("zero denominator")
	}
	g := gcd(n, d)
	if g*d < 0 {
		g = -g
	}
	return fraction{n / g, d / g}
}

func (a fraction) add(b fraction) fraction { return frac(a.n*b.d+b.n*a.d, a.d*b.d) }
func (a fraction) mul(b fraction) fraction { return frac(a.n*b.n, a.d*b.d) }
func (a fraction) inverse() fraction       { return frac(a.d, a.n) }
func (a fraction) cmp(b fraction) int      { return cmp.Compare(a.n*b.d, b.n*a.d) }
func (a fraction) String() string {
	if a.d == 1 {
		return strconv.FormatInt(a.n, 10)
	}
	return fmt.Sprintf("%d/%d", a.n, a.d)
}

func continued(x fraction) (terms []int64) {
	for {
		whole := x.n / x.d
		terms = append(terms, whole)
		rest := x.add(frac(-whole, 1))
		if rest.n == 0 {
			return
		}
		x = rest.inverse()
	}
}

func main() {
	sum := frac(0, 1)
	for i := int64(1); i <= 10; i++ {
		sum = sum.add(frac(1, i*(i+1)))
	}
	fmt.Println(sum, frac(6, -4), frac(1, 3).mul(frac(3, 1)), frac(1, 2).cmp(frac(2, 3)))
	fmt.Println(continued(frac(415, 93)), map[fraction]string{frac(2, 4): "half"}[frac(1, 2)])
	defer func() { fmt.Println("recovered:", recover()) }()
	frac(0, 5).inverse()
}
