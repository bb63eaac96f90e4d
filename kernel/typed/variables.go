package typed

import (
	"go/types"
	"reflect"

	"lab/kernel/engine"
)

var _ engine.Holder = (*Engine)(nil)

// Variables implements engine.Holder.
func (e *Engine) Variables(vars []*types.Var) []reflect.Value {
	e.m.mu.Lock()
	defer e.m.mu.Unlock()
	values := make([]reflect.Value, len(vars))
	for i, v := range vars {
		values[i] = e.variable(v)
	}
	return values
}

// variable is one that cells have, or the zero value of one that no code has named yet.
func (e *Engine) variable(v *types.Var) (value reflect.Value) {
	defer func() {
		if recover() != nil { // a type that the engine cannot make; the cell was refused
			value = reflect.Value{}
		}
	}()
	t := e.m.types.typeOf(v.Type())
	if p := e.m.globals[v]; p != nil {
		return valueAt(t, p)
	}
	return reflect.New(t).Elem()
}
