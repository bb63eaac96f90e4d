package autograder

import (
	"context"

	"lab/kernel/wire"
)

// Runner is a kernel process as grading sees it; *kernel.Client is one. It is an interface so that the rules of
// grading can be tested without processes, down to a kernel that lies.
type Runner interface {
	// Execute runs a cell and hands over every message that the request causes, in order. An error means that the
	// kernel is gone or ctx ended; a cell that fails is told by the reply.
	Execute(ctx context.Context, req wire.ExecuteRequestContent, each func(wire.Message)) (wire.ExecuteReplyContent, error)
	// Close ends the process; it makes a running Execute return.
	Close() error
}

// Kernels starts a fresh kernel process.
type Kernels func(ctx context.Context) (Runner, error)

// isolator is a Runner that knows how it is isolated.
type isolator interface {
	Isolation(ctx context.Context) (map[string]string, error)
}

// isolation lists the layers around a kernel with "on" or why each is missing; nil where that is unknown.
func isolation(ctx context.Context, r Runner) map[string]string {
	i, ok := r.(isolator)
	if !ok {
		return nil
	}
	layers, err := i.Isolation(ctx)
	if err != nil {
		return nil // a kernel that does not answer fails where it is to run something, and is reported there
	}
	return layers
}
