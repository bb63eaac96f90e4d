//go:build ignore

// An expression tree: evaluated, printed, differentiated, simplified.
package main

import (
	"fmt"
	"strconv"
)

type expr interface {
	eval(env map[string]float64) float64
	diff(by string) expr
	String() string
}

type num float64
type variable string
type binary struct {
	op   byte
	l, r expr
}

func (n num) eval(map[string]float64) float64 { return float64(n) }
func (n num) diff(string) expr                { return num(0) }
func (n num) String() string                  { return strconv.FormatFloat(float64(n), 'g', -1, 64) }

func (v variable) eval(env map[string]float64) float64 { return env[string(v)] }
func (v variable) diff(by string) expr {
	if string(v) == by {
		return num(1)
	}
	return num(0)
}
func (v variable) String() string { return string(v) }

func (b binary) eval(env map[string]float64) float64 {
	l, r := b.l.eval(env), b.r.eval(env)
	switch b.op {
	case '+':
		return l + r
	case '*':
		return l * r
	}
	panic("unknown operator " + string(b.op))
}

func (b binary) diff(by string) expr {
	if b.op == '+' {
		return simplify(binary{'+', b.l.diff(by), b.r.diff(by)})
	}
	return simplify(binary{'+', simplify(binary{'*', b.l.diff(by), b.r}), simplify(binary{'*', b.l, b.r.diff(by)})})
}

func (b binary) String() string { return fmt.Sprintf("(%v %c %v)", b.l, b.op, b.r) }

func simplify(e expr) expr {
	b, ok := e.(binary)
	if !ok {
		return e
	}
	switch {
	case b.op == '*' && (b.l == num(0) || b.r == num(0)):
		return num(0)
	case b.op == '*' && b.l == num(1), b.op == '+' && b.l == num(0):
		return b.r
	case b.op == '*' && b.r == num(1), b.op == '+' && b.r == num(0):
		return b.l
	}
	return b
}

func main() {
	x := variable("x")
	e := binary{'+', binary{'*', num(3), binary{'*', x, x}}, binary{'+', binary{'*', num(2), x}, num(5)}}
	d := e.diff("x")
	fmt.Println(e)
	fmt.Println(d)
	fmt.Println(d.diff("x"))
	for _, v := range []float64{0, 1, 2.5} {
		fmt.Println(e.eval(map[string]float64{"x": v}), d.eval(map[string]float64{"x": v}))
	}
}
