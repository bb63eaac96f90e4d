package yaegi

import (
	"context"
	"fmt"
	"reflect"
	"sync/atomic"
	"unsafe"
)

// panicked holds the value of a panic that left a cell.
type panicked struct{ value any }

// execute runs a cell's entry function until it has returned, panicked, or stopped because ctx ended.
//
// yaegi stops interpreted code by counting up a run number that every frame compares. A closure remembers the number
// of the run that made it, so after an interrupt all closures of earlier cells would silently do nothing and return
// zero values. Therefore the number is set back once the interrupted cell has come to rest.
func (e *Engine) execute(ctx context.Context, entry string) (*panicked, error) {
	var p *panicked
	done := make(chan struct{})
	started := false
	e.run = func(f func()) {
		started = true
		defer close(done)
		defer func() {
			if r := recover(); r != nil {
				p = &panicked{value: r}
			}
		}()
		f()
	}
	runID, err := e.runID()
	if err != nil {
		return nil, err
	}
	before := atomic.LoadUint64(runID)
	e.mu.Lock()
	e.interrupt = ctx.Done()
	e.mu.Unlock()
	_, evalErr := e.interp.EvalWithContext(ctx, e.lower.rt("Run")+"("+entry+")")
	if ctxErr := ctx.Err(); ctxErr != nil && evalErr != nil {
		if started {
			<-done
		}
		atomic.StoreUint64(runID, before)
		return nil, ctxErr
	}
	if started {
		<-done
		return p, nil
	}
	if evalErr != nil {
		return nil, fmt.Errorf("start the cell: %w", evalErr)
	}
	return p, nil
}

// runID returns the interpreter's run number.
func (e *Engine) runID() (*uint64, error) {
	field := reflect.ValueOf(e.interp).Elem().FieldByName("id")
	if !field.IsValid() || field.Kind() != reflect.Uint64 {
		return nil, fmt.Errorf("this version of yaegi has no run number; the engine needs v0.16.1")
	}
	return (*uint64)(unsafe.Pointer(field.UnsafeAddr())), nil
}
