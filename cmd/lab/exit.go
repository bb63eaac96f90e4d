package main

import (
	"errors"
	"fmt"
)

// Exit codes. A program that calls lab can tell by them whether it is the work that fell short (1), how lab was called (2), or that
// there is no answer at all (3).
const (
	exitDone       = 0
	exitFailed     = 1
	exitUsage      = 2
	exitImpossible = 3
)

// exit is an error with an exit code of its own; other errors exit with exitImpossible. A nil err says nothing.
type exit struct {
	code int
	err  error
}

func (e *exit) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e *exit) Unwrap() error { return e.err }

// failed ends with exitFailed after everything was said.
var failed = &exit{code: exitFailed}

func usage(format string, args ...any) error {
	return &exit{code: exitUsage, err: fmt.Errorf(format, args...)}
}

// exitCode prints an error and returns the code to exit with.
func (a *app) exitCode(err error) int {
	var e *exit
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &e):
		if e.err != nil {
			fmt.Fprintf(a.stderr, "lab: %v\n", e.err)
		}
		return e.code
	}
	fmt.Fprintf(a.stderr, "lab: %v\n", err)
	return exitImpossible
}
