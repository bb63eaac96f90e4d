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

// budget shares memory between what is kept (partitions, and what map tasks left) and what running tasks hold. Data in
// use may take a third of it; as much again is what the garbage collector lets pile up before it runs, and the last third
// is for what is not counted, such as buffers, and for its garbage.
//
// Tasks come first. Each may hold an even share of half of the data in use, whatever the others do, so that whether it
// spills does not depend on timing; and what is kept makes room for it, what was used longest ago first.
type budget struct {
	bytes int64 // all of it
	share int64 // what one task may hold

	mu      sync.Mutex
	kept    int64
	claimed int64 // by running tasks
	tick    int64
	last    map[keeper]int64 // when each thing in memory was used last
}

// keeper is something that is kept in memory and can make room.
type keeper interface {
	// size is in bytes. It is asked under the budget's lock, and stays the same while the thing is in the budget.
	size() int64
	// family tells things apart that may push one another out.
	family() any
	// evict takes the thing out of memory: to disk, or away.
	evict()
}

// leastShare is what a task may hold however small the budget is.
const leastShare = 4 << 10

func newBudget(bytes int64, cores int) *budget {
	return &budget{bytes: bytes, share: max(bytes/6/int64(cores), leastShare), last: map[keeper]int64{}}
}

// usable is how many bytes of data may be in use.
func (b *budget) usable() int64 { return b.bytes / 3 }

// take reserves memory for k, evicting others if need be, but none of the same family: a node that is larger than the
// budget would throw out each partition shortly before it is needed. It answers false when there is no room.
func (b *budget) take(k keeper) bool {
	for {
		b.mu.Lock()
		if b.kept+b.claimed+k.size() <= b.usable() {
			b.kept += k.size()
			b.tick++
			b.last[k] = b.tick
			b.mu.Unlock()
			return true
		}
		oldest := b.oldest(k.family())
		if oldest == nil || k.size()+b.claimed > b.usable() {
			b.mu.Unlock()
			return false
		}
		b.forget(oldest)
		b.mu.Unlock()
		oldest.evict() // outside the lock, because it may write to disk
	}
}

// claim reserves bytes for a task, for which what is kept makes room. It never fails: tasks stay within their shares.
func (b *budget) claim(bytes int64) {
	b.mu.Lock()
	b.claimed += bytes
	for b.kept+b.claimed > b.usable() {
		oldest := b.oldest(nil)
		if oldest == nil {
			break
		}
		b.forget(oldest)
		b.mu.Unlock()
		oldest.evict()
		b.mu.Lock()
	}
	b.mu.Unlock()
}

// unclaim gives back what claim reserved.
func (b *budget) unclaim(bytes int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.claimed -= bytes
}

// oldest is what was used longest ago, outside of the family; nil when there is nothing. It is called under the lock.
func (b *budget) oldest(family any) keeper {
	var oldest keeper
	for k, at := range b.last {
		if (oldest == nil || at < b.last[oldest]) && (family == nil || k.family() != family) {
			oldest = k
		}
	}
	return oldest
}

// touch says that k is used now.
func (b *budget) touch(k keeper) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, ok := b.last[k]; ok {
		b.tick++
		b.last[k] = b.tick
	}
}

// give returns what k takes, if it takes anything.
func (b *budget) give(k keeper) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forget(k)
}

// forget is give under the lock.
func (b *budget) forget(k keeper) {
	if _, ok := b.last[k]; ok {
		delete(b.last, k)
		b.kept -= k.size()
	}
}

// holding is the memory that one task holds.
type holding struct {
	budget *budget
	bytes  int64
}

// claim is what one operation in a task holds of the task's memory: a table, say, or buckets.
type claim struct {
	of    *holding
	bytes int64
}

func (h *holding) claim() *claim { return &claim{of: h} }

// grow asks to hold so many bytes in all. It answers false when that is more than there is for the task, so that the
// operation has to write to disk what it holds. An operation is never refused a small part of the share, or else those
// behind one that holds all of it would write each batch by itself.
func (c *claim) grow(bytes int64) bool {
	more := bytes - c.bytes
	share := c.of.budget.share
	if more > 0 && c.of.bytes+more > share && bytes > share/8 {
		return false
	}
	c.set(bytes)
	return true
}

// set is grow that is not refused: what cannot be written to disk has to stay.
func (c *claim) set(bytes int64) {
	more := bytes - c.bytes
	c.bytes = bytes
	c.of.bytes += more
	if more > 0 {
		c.of.budget.claim(more)
	} else if more < 0 {
		c.of.budget.unclaim(-more)
	}
}

// release gives up all that the operation holds.
func (c *claim) release() { c.set(0) }

// release gives up all that the task holds.
func (h *holding) release() {
	h.budget.unclaim(h.bytes)
	h.bytes = 0
}
