package plan

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
)

// Error is what rdd operations panic with: a wrong call, input that cannot be read, a user function that failed, a
// cancelled job. Maybe in package rdd turns the panic into an ordinary error.
type Error struct {
	// Op is the operation that failed, such as "Map" or "TextFile".
	Op string
	// Action is the action whose job failed, empty when a call was refused before any job.
	Action string
	// Job, Stage and Partition tell where in the job; each is -1 when there is none.
	Job, Stage, Partition int
	// Pos is file:line of the user's function that failed, else of the call of the operation; empty when unknown.
	Pos string
	// Cause is what went wrong. A panic with a value that is no error becomes a *PanicError.
	Cause error
}

// PanicError holds a panic value that is not an error.
type PanicError struct{ Value any }

func (p *PanicError) Error() string { return fmt.Sprint(p.Value) }

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("rdd: ")
	b.WriteString(e.Op)
	if e.Pos != "" {
		b.WriteString(" at ")
		b.WriteString(e.Pos)
	}
	b.WriteString(": ")
	if e.Cause != nil {
		b.WriteString(e.Cause.Error())
	} else {
		b.WriteString("failed")
	}
	if e.Action != "" {
		var where []string
		if e.Job >= 0 {
			where = append(where, fmt.Sprintf("job %d %s", e.Job, e.Action))
		}
		if e.Stage >= 0 {
			where = append(where, fmt.Sprintf("stage %d", e.Stage))
		}
		if e.Partition >= 0 {
			where = append(where, fmt.Sprintf("partition %d", e.Partition))
		}
		if len(where) > 0 {
			fmt.Fprintf(&b, " (%s)", strings.Join(where, ", "))
		}
	}
	return b.String()
}

// Unwrap gives Cause to errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Cause }

// NewError makes an Error of a refused call, with the position of the user's call. The format may hold %w.
func NewError(op, format string, args ...any) *Error {
	return &Error{Op: op, Job: -1, Stage: -1, Partition: -1, Pos: CallSite(), Cause: fmt.Errorf(format, args...)}
}

// Fail panics with NewError's error.
func Fail(op, format string, args ...any) { panic(NewError(op, format, args...)) }

// AsCause makes an error of a recovered panic value. Interpreters written with package reflect panic with the
// reflect.Value of what their code panics with; what counts is the value in it.
func AsCause(v any) error {
	for {
		wrapped, ok := v.(reflect.Value)
		if !ok || !wrapped.IsValid() || !wrapped.CanInterface() {
			break
		}
		v = wrapped.Interface()
	}
	if err, ok := v.(error); ok {
		return err
	}
	return &PanicError{Value: v}
}

// AsError finds the *Error in a recovered panic value, also inside an interpreter's own wrapping.
func AsError(v any) (*Error, bool) {
	err, ok := v.(error)
	if !ok {
		return nil, false
	}
	var e *Error
	ok = errors.As(err, &e)
	return e, ok
}

// Here runs f, the part of an action that joins results outside of tasks, and panics with an *Error when it panics.
func Here(action string, f func()) {
	defer func() {
		if v := recover(); v != nil {
			if e, ok := v.(*Error); ok {
				panic(e)
			}
			panic(&Error{Op: action, Action: action, Job: -1, Stage: -1, Partition: -1, Pos: PanicSite(), Cause: AsCause(v)})
		}
	}()
	f()
}
