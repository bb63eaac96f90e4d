package ml

import (
	"errors"
	"fmt"

	"lab/rdd"
)

// Error is the value with which functions panic that cannot work with their arguments.
type Error struct {
	Func    string // the function, such as "LeastSquares"
	Problem string // what is wrong and what to do
}

// Error says what could not be done, why, and what to do.
func (e *Error) Error() string { return "ml: " + e.Func + ": " + e.Problem }

// DimensionError is the value with which functions panic whose vectors do not fit together.
type DimensionError struct {
	Func string // the function, such as "Dot"
	What string // what has the wrong length, such as "b"
	Got  int
	Want int
}

// Error names the vector and both lengths.
func (e *DimensionError) Error() string {
	return fmt.Sprintf("ml: %s: %s has %d numbers, want %d", e.Func, e.What, e.Got, e.Want)
}

// Maybe calls f and returns nil, or the *[Error], *[DimensionError] or *rdd.Error that f panicked with. Any other panic goes on.
func Maybe(f func()) (err error) {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		e, ok := v.(error)
		var own *Error
		var dim *DimensionError
		var job *rdd.Error
		if !ok || !errors.As(e, &own) && !errors.As(e, &dim) && !errors.As(e, &job) {
			panic(v)
		}
		err = e
	}()
	f()
	return nil
}

func fail(function, format string, args ...any) {
	panic(&Error{Func: function, Problem: fmt.Sprintf(format, args...)})
}

func needLength(function, what string, v []float64, want int) {
	if len(v) != want {
		panic(&DimensionError{Func: function, What: what, Got: len(v), Want: want})
	}
}
