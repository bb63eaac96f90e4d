package yaegi

import (
	"context"
	"fmt"
	"reflect"
	"unsafe"

	"github.com/traefik/yaegi/interp"
)

// globals is the room for top-level variables with which an engine starts; each cell takes some tens.
const globals = 1 << 14

// evaluate compiles and runs source. In between it makes the variables that the source needs: yaegi would move the whole
// frame of top-level variables for them, under the hands of goroutines that earlier cells have left running.
func (e *Engine) evaluate(source string) (err error) {
	defer func() {
		if r := recover(); r != nil { // some of yaegi's faults are panics
			err = fmt.Errorf("%v", r)
		}
	}()
	program, err := e.interp.Compile(source)
	if err != nil {
		return err
	}
	if err := e.makeGlobals(); err != nil {
		return err
	}
	_, err = e.interp.ExecuteWithContext(context.Background(), program)
	return err
}

// makeGlobals makes the top-level variables that the interpreter knows of and does not have yet, as Interpreter.resizeFrame
// does, but in place.
func (e *Engine) makeGlobals() error {
	types, data, err := globalsOf(e.interp)
	if err != nil {
		return err
	}
	if e.globals == 0 { // the interpreter's own beginnings
		e.globals = len(*data)
	}
	if len(*types) > len(*data) {
		bigger := make([]reflect.Value, max(globals, 2*len(*types)))
		copy(bigger, *data)
		*data = bigger
	}
	for ; e.globals < len(*types); e.globals++ {
		(*data)[e.globals] = reflect.New((*types)[e.globals]).Elem()
	}
	return nil
}

// globalsOf returns the types of an interpreter's top-level variables and the variables themselves.
func globalsOf(i *interp.Interpreter) (types *[]reflect.Type, data *[]reflect.Value, err error) {
	frame, universe := reflect.ValueOf(i).Elem().FieldByName("frame"), reflect.ValueOf(i).Elem().FieldByName("universe")
	if frame.IsValid() && frame.Kind() == reflect.Pointer && universe.IsValid() && universe.Kind() == reflect.Pointer {
		d, t := frame.Elem().FieldByName("data"), universe.Elem().FieldByName("types")
		if d.IsValid() && d.Type() == reflect.TypeFor[[]reflect.Value]() && t.IsValid() && t.Type() == reflect.TypeFor[[]reflect.Type]() {
			return (*[]reflect.Type)(unsafe.Pointer(t.UnsafeAddr())), (*[]reflect.Value)(unsafe.Pointer(d.UnsafeAddr())), nil
		}
	}
	return nil, nil, fmt.Errorf("this version of yaegi keeps its variables in another way; the engine needs v0.16.1")
}
