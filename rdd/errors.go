package rdd

import "lab/rdd/plan"

// Error is what operations and actions panic with: it names the operation, the job, stage and partition, the position
// of the user's function, and the cause.
type Error = plan.Error

// PanicError is the cause when a user's function panicked with a value that is not an error.
type PanicError = plan.PanicError

// Maybe calls f and turns a panic with an *Error into an ordinary error. Every other panic passes through: it is a
// mistake of f itself. Use errors.As to look into the error.
func Maybe(f func()) (err error) {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		e, ok := plan.AsError(v)
		if !ok {
			panic(v)
		}
		err = e
	}()
	f()
	return nil
}
