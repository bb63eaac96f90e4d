package web

import (
	"context"

	"lab/kernel"
	"lab/web/session"
)

// Kernels starts a kernel process for each notebook. Of the options, the folder and the callbacks are the notebook's.
func Kernels(options kernel.Options) session.Start {
	return func(ctx context.Context, l session.Launch) (session.Runtime, error) {
		o := options
		o.Dir, o.OnState, o.OnLate = l.Dir, l.OnState, l.OnLate
		k, err := kernel.Start(ctx, o)
		if err != nil {
			return nil, err // not k: a nil *Kernel would be no nil Runtime
		}
		return k, nil
	}
}
