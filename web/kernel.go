package web

import (
	"context"

	"lab/kernel"
	"lab/web/session"
)

// outputLimit is how much of each stream of a cell comes whole from the kernel. A page can look at all of it, since the session
// keeps as much on disk; of what follows, the end so far comes now and then.
const outputLimit = 64 << 20

// Kernels starts a kernel process for each notebook. Of the options, the folder and the callbacks are the notebook's.
func Kernels(options kernel.Options) session.Start {
	return func(ctx context.Context, l session.Launch) (session.Runtime, error) {
		o := options
		o.Dir, o.OnState, o.OnLate = l.Dir, l.OnState, l.OnLate
		o.OutputLimit, o.OutputLive, o.Yields = outputLimit, true, true
		k, err := kernel.Start(ctx, o)
		if err != nil {
			return nil, err // not k: a nil *Kernel would be no nil Runtime
		}
		return k, nil
	}
}
