package yaegi

import (
	"go/types"
	"reflect"

	"lab/kernel/engine"
)

var _ engine.Holder = (*Engine)(nil)

// Variables implements engine.Holder.
func (e *Engine) Variables(vars []*types.Var) []reflect.Value {
	globals := e.interp.Globals()
	values := make([]reflect.Value, len(vars))
	for i, v := range vars {
		if value, ok := e.defined[v]; ok {
			values[i] = value
		} else if name := e.lower.vars[v]; name != "" {
			values[i] = globals[name]
		}
	}
	return values
}
