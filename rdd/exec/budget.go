package exec

import (
	"runtime/debug"
	"sync"
)

// DefaultMemory is the budget of a context that was given none: a quarter of the memory that this process may use, be
// it the machine's (8 GB where it does not tell) or less by GOMEMLIMIT.
func DefaultMemory() int64 {
	total := MachineMemory()
	if total <= 0 {
		total = 8 << 30
	}
	return min(total, debug.SetMemoryLimit(-1)) / 4
}

// budget shares memory between kept partitions. Where a new one finds no room, those that were used longest ago make
// room for it.
type budget struct {
	bytes int64

	mu   sync.Mutex
	used int64
	tick int64
	last map[*kept]int64 // when each partition in memory was used last
}

func newBudget(bytes int64) *budget { return &budget{bytes: bytes, last: map[*kept]int64{}} }

// take reserves k.bytes, evicting others if need be, but none of the same node: a node that is larger than the budget
// would throw out each partition shortly before it is needed. It answers false when there is no room.
func (b *budget) take(k *kept) bool {
	for {
		b.mu.Lock()
		if b.used+k.bytes <= b.bytes {
			b.used += k.bytes
			b.tick++
			b.last[k] = b.tick
			b.mu.Unlock()
			return true
		}
		var oldest *kept
		for other, at := range b.last {
			if other.of != k.of && (oldest == nil || at < b.last[oldest]) {
				oldest = other
			}
		}
		if oldest == nil || k.bytes > b.bytes {
			b.mu.Unlock()
			return false
		}
		b.forget(oldest)
		b.mu.Unlock()
		oldest.evict() // outside the lock, because it may write to disk
	}
}

// touch says that k is used now.
func (b *budget) touch(k *kept) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, ok := b.last[k]; ok {
		b.tick++
		b.last[k] = b.tick
	}
}

// give returns what k takes, if it takes anything.
func (b *budget) give(k *kept) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forget(k)
}

// forget is give under the lock.
func (b *budget) forget(k *kept) {
	if _, ok := b.last[k]; ok {
		delete(b.last, k)
		b.used -= k.bytes
	}
}
