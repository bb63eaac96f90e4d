package chart

import (
	"fmt"
	"math"
)

// Error is what the functions of this package panic with when they are given data that cannot be drawn.
type Error struct {
	Func    string // the function that was called, such as "Bars"
	Problem string // what is wrong and what to do
}

// Error says which chart could not be drawn, why, and what to do.
func (e *Error) Error() string { return "chart: " + e.Func + ": " + e.Problem }

// Maybe calls draw and returns its figure. A panic with *[Error] becomes the returned error; any other panic goes on.
func Maybe(draw func() *Figure) (fig *Figure, err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case *Error:
			fig, err = nil, p
		default:
			panic(p)
		}
	}()
	return draw(), nil
}

func fail(function, format string, args ...any) {
	panic(&Error{Func: function, Problem: fmt.Sprintf(format, args...)})
}

// needFinite panics unless values holds at least one number and only finite ones.
func needFinite(function, name string, values []float64) {
	if len(values) == 0 {
		fail(function, "%s is empty: there is nothing to draw", name)
	}
	for i, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			fail(function, "%s[%d] is %v: only finite numbers can be drawn, so filter it out or look for where it comes from", name, i, v)
		}
	}
}

// needPairs panics unless xs and ys are finite and of one length.
func needPairs(function, xname string, xs []float64, yname string, ys []float64) {
	if len(xs) != len(ys) {
		fail(function, "%s has %d numbers and %s has %d: every point needs both", xname, len(xs), yname, len(ys))
	}
	needFinite(function, xname, xs)
	needFinite(function, yname, ys)
}

// needPositive panics unless every value is above zero, as a logarithmic axis needs.
func needPositive(function, name string, values []float64) {
	for i, v := range values {
		if v <= 0 {
			fail(function, "%s[%d] is %v: a logarithmic axis shows only numbers above 0, so leave the option out", name, i, v)
		}
	}
}
