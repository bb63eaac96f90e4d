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
// The stopping is done here and not by yaegi's context, with which it returns while its evaluation still goes on.
func (e *Engine) execute(ctx context.Context, entry string) (*panicked, error) {
	var p *panicked
	begun, ended := make(chan struct{}), make(chan struct{})
	runID, err := e.runID()
	if err != nil {
		return nil, err
	}
	before := atomic.LoadUint64(runID)
	var halt chan struct{}
	e.run = func(f func()) {
		halt = e.haltChannel()
		close(begun)
		defer func() {
			if r := recover(); r != nil {
				p = &panicked{value: r}
			}
		}()
		f()
	}
	e.mu.Lock()
	e.interrupt = ctx.Done()
	e.mu.Unlock()
	watching := make(chan struct{})
	go func() {
		defer close(watching)
		select {
		case <-ctx.Done():
		case <-ended:
			return
		}
		select {
		case <-begun:
			atomic.AddUint64(runID, 1)
			close(halt)
		case <-ended:
		}
	}()
	evalErr := e.evaluate(e.lower.rt("Run") + "(" + entry + ")")
	close(ended)
	<-watching
	if ctxErr := ctx.Err(); ctxErr != nil {
		atomic.StoreUint64(runID, before)
		return nil, ctxErr
	}
	if evalErr != nil {
		return nil, fmt.Errorf("start the cell: %w", evalErr)
	}
	return p, nil
}

// haltChannel returns the channel whose end makes yaegi's channel operations of the present run return.
func (e *Engine) haltChannel() chan struct{} {
	field := reflect.ValueOf(e.interp).Elem().FieldByName("done")
	return *(*chan struct{})(unsafe.Pointer(field.UnsafeAddr()))
}

// runID returns the interpreter's run number.
func (e *Engine) runID() (*uint64, error) {
	field := reflect.ValueOf(e.interp).Elem().FieldByName("id")
	halt := reflect.ValueOf(e.interp).Elem().FieldByName("done")
	if !field.IsValid() || field.Kind() != reflect.Uint64 || !halt.IsValid() || halt.Type() != reflect.TypeFor[chan struct{}]() {
		return nil, fmt.Errorf("this version of yaegi stops in another way; the engine needs v0.16.1")
	}
	return (*uint64)(unsafe.Pointer(field.UnsafeAddr())), nil
}
