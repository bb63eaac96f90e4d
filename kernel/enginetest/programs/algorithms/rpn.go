//go:build ignore

// Reverse Polish notation, and the shunting yard that makes it.
package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

var precedence = map[string]int{"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}

func toRPN(tokens []string) (out []string, err error) {
	var ops []string
	for _, t := range tokens {
		switch {
		case precedence[t] > 0:
			for len(ops) > 0 && (precedence[ops[len(ops)-1]] > precedence[t] || precedence[ops[len(ops)-1]] == precedence[t] && t != "^") {
				out, ops = append(out, ops[len(ops)-1]), ops[:len(ops)-1]
			}
			ops = append(ops, t)
		case t == "(":
			ops = append(ops, t)
		case t == ")":
			for len(ops) > 0 && ops[len(ops)-1] != "(" {
				out, ops = append(out, ops[len(ops)-1]), ops[:len(ops)-1]
			}
			if len(ops) == 0 {
				return nil, errors.New("too many )")
			}
			ops = ops[:len(ops)-1]
		default:
			out = append(out, t)
		}
	}
	for i := len(ops) - 1; i >= 0; i-- {
		out = append(out, ops[i])
	}
	return out, nil
}

func eval(rpn []string) float64 {
	var s []float64
	for _, t := range rpn {
		if precedence[t] == 0 {
			v, err := strconv.ParseFloat(t, 64)
			if err != nil {
				return math.NaN()
			}
			s = append(s, v)
			continue
		}
		a, b := s[len(s)-2], s[len(s)-1]
		s = s[:len(s)-2]
		s = append(s, map[string]func(a, b float64) float64{
			"+": func(a, b float64) float64 { return a + b }, "-": func(a, b float64) float64 { return a - b },
			"*": func(a, b float64) float64 { return a * b }, "/": func(a, b float64) float64 { return a / b }, "^": math.Pow,
		}[t](a, b))
	}
	return s[0]
}

func main() {
	for _, e := range []string{"1 + 2 * 3", "( 1 + 2 ) * 3", "2 ^ 3 ^ 2", "8 / 4 / 2", "1 - 2 - 3", "1 / 0", "x + 1", "1 )"} {
		rpn, err := toRPN(strings.Fields(e))
		if err != nil {
			fmt.Println(e, "error:", err)
			continue
		}
		fmt.Println(e, "->", strings.Join(rpn, " "), "=", eval(rpn))
	}
}
