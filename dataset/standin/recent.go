package standin

import "sync"

// recent makes blocks of lines that only come out right together, such as all ratings of a thousand users, and keeps the few
// that were used last, so that going through their lines one by one makes each once.
type recent[T any] struct {
	make func(n int64) T

	mu   sync.Mutex
	kept []block[T] // the last used last
}

type block[T any] struct {
	n     int64
	value func() T
}

// keptBlocks is enough for as many goroutines as go through different blocks at once on most machines; with more of them
// blocks are made again, which takes time and changes nothing.
const keptBlocks = 8

func (r *recent[T]) get(n int64) T {
	r.mu.Lock()
	found := -1
	for i, b := range r.kept {
		if b.n == n {
			found = i
		}
	}
	var b block[T]
	if found >= 0 {
		b = r.kept[found]
		r.kept = append(r.kept[:found], r.kept[found+1:]...)
	} else {
		b = block[T]{n, sync.OnceValue(func() T { return r.make(n) })}
		if len(r.kept) == keptBlocks {
			r.kept = append(r.kept[:0], r.kept[1:]...)
		}
	}
	r.kept = append(r.kept, b)
	r.mu.Unlock()
	return b.value()
}
