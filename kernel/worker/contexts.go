package worker

import (
	"context"
	"errors"
	"slices"
	"sync"
	"weak"

	"lab/rdd/exec"
)

// errInterrupted is why jobs end when the cell that waits for them is interrupted.
var errInterrupted = errors.New("the cell was interrupted")

// contexts are the rdd contexts of a kernel: the notebook's own and those that cells make. All of them show their jobs, keep
// their files in the kernel's folder, and stop when a cell is interrupted.
type contexts struct {
	mu   sync.Mutex
	live []weak.Pointer[exec.Executor]
}

// surround has every context from now on belong to the kernel.
func (c *contexts) surround(p *progress, spillDir string, memory int64) {
	exec.Surround(exec.Surroundings{
		Configure: func(cfg exec.Config) exec.Config {
			// What the cell asked to hear comes first, as without a kernel.
			cfg.Listeners = append(slices.Clone(cfg.Listeners), p.listener())
			if cfg.SpillDir == "" {
				cfg.SpillDir = spillDir
			}
			if cfg.Memory <= 0 {
				cfg.Memory = memory
			}
			return cfg
		},
		Made: c.add,
	})
}

func (c *contexts) add(e *exec.Executor) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.live = slices.DeleteFunc(c.live, func(p weak.Pointer[exec.Executor]) bool { return p.Value() == nil })
	c.live = append(c.live, weak.Make(e))
}

// cancel ends all jobs that run.
func (c *contexts) cancel() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, p := range c.live {
		if e := p.Value(); e != nil {
			e.Cancel(errors.Join(errInterrupted, context.Canceled))
		}
	}
}
