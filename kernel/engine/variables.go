package engine

import (
	"go/types"
	"reflect"
)

// Holder is an engine that lets the variables of its cells be looked at. It is asked between two runs, while no goroutine of
// a cell is left: what a cell writes to must not be read at the same time.
type Holder interface {
	// Variables returns the package-level variables in place; the zero Value where the engine has none.
	Variables(vars []*types.Var) []reflect.Value
}
