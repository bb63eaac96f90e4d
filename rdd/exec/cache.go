package exec

import (
	"context"
	"sync"
)

// partitions are the kept partitions of one node.
type partitions struct {
	mu    sync.Mutex
	parts map[int]*kept
}

// kept is one partition: being computed until ready is closed, then a slice, unless failed.
type kept struct {
	ready  chan struct{}
	failed bool
	slice  any // nil for an empty partition
}

func newPartitions() *partitions { return &partitions{parts: map[int]*kept{}} }

// claim finds a partition that is kept, waiting while another task computes it. Where there is none the caller has to
// compute it and to call done with the result (ok false when that failed).
func (p *partitions) claim(ctx context.Context, part int) (slice any, found bool, done func(slice any, ok bool), err error) {
	for {
		p.mu.Lock()
		k := p.parts[part]
		if k == nil {
			k = &kept{ready: make(chan struct{})}
			p.parts[part] = k
			p.mu.Unlock()
			return nil, false, func(slice any, ok bool) { p.finish(part, k, slice, ok) }, nil
		}
		p.mu.Unlock()
		select {
		case <-k.ready:
		case <-ctx.Done():
			return nil, false, nil, context.Cause(ctx)
		}
		if !k.failed {
			return k.slice, true, nil, nil
		}
	}
}

func (p *partitions) finish(part int, k *kept, slice any, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	k.slice, k.failed = slice, !ok
	if !ok && p.parts[part] == k {
		delete(p.parts, part)
	}
	close(k.ready)
}

// snapshot gives the partitions that are ready now.
func (p *partitions) snapshot() map[int]any {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := map[int]any{}
	for i, k := range p.parts {
		select {
		case <-k.ready:
			out[i] = k.slice
		default:
		}
	}
	return out
}

func (p *partitions) count() int { return len(p.snapshot()) }
