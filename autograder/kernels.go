package autograder

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	"lab/kernel"
	"lab/kernel/scratch"
	"lab/kernel/wire"
)

// KernelProcesses starts real kernels. Each gets an empty folder of its own to work in, whatever opts.Dir says: the
// present folder of a grader is likely the course's, with hidden checks in it, and cells can read files there.
func KernelProcesses(opts kernel.Options) Kernels {
	return func(ctx context.Context) (Runner, error) {
		p := &process{}
		var err error
		if p.dir, err = scratch.New("lab-grade-"); err != nil {
			return nil, fmt.Errorf("make a folder for the kernel: %w", err)
		}
		opts := opts
		opts.Dir = p.dir.Path()
		onState := opts.OnState
		opts.OnState = func(c wire.StatusContent) {
			if c.State == wire.Restarting || c.State == wire.Dead {
				p.died.CompareAndSwap(nil, &c.Reason)
			}
			if onState != nil {
				onState(c)
			}
		}
		if p.kernel, err = kernel.Start(ctx, opts); err != nil {
			return nil, errors.Join(err, p.dir.Remove())
		}
		return p, nil
	}
}

// process is a kernel with one life. A kernel.Kernel starts anew by itself when its process dies; for grading the
// new process would be one without the answer in it.
type process struct {
	kernel *kernel.Kernel
	dir    *scratch.Folder
	died   atomic.Pointer[string] // why, once it has
}

func (p *process) Execute(ctx context.Context, req wire.ExecuteRequestContent, each func(wire.Message)) (wire.ExecuteReplyContent, error) {
	if reason := p.died.Load(); reason != nil {
		return wire.ExecuteReplyContent{}, errors.New(withoutAdvice(*reason))
	}
	reply, err := p.kernel.Execute(ctx, req, each)
	if reason := p.died.Load(); reason != nil && err == nil {
		return reply, errors.New(withoutAdvice(*reason))
	}
	return reply, err
}

// Isolation says what isolates the process, as the process itself found it.
func (p *process) Isolation(ctx context.Context) (map[string]string, error) {
	info, err := p.kernel.Info(ctx)
	return info.Isolation, err
}

// withoutAdvice cuts off what the kernel tells a student who sits in front of it.
func withoutAdvice(reason string) string {
	reason, _, _ = strings.Cut(reason, " The kernel was started anew")
	return reason
}

func (p *process) Close() error {
	return errors.Join(p.kernel.Close(), p.dir.Remove())
}
