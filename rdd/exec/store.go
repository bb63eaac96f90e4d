package exec

import (
	"maps"
	"runtime"
	"slices"
	"sync"
	"weak"
)

// store keeps data about parts of a plan for as long as those parts are reachable.
type store[K, V any] struct {
	mu   sync.Mutex
	data map[weak.Pointer[K]]V
	make func(*K) V
	// free, where not nil, lets go of the data of a part that is dropped or unreachable.
	free func(V)
}

func newStore[K, V any](make func(*K) V) *store[K, V] {
	return &store[K, V]{data: map[weak.Pointer[K]]V{}, make: make}
}

// get finds or makes the data of k.
func (s *store[K, V]) get(k *K) V {
	w := weak.Make(k)
	s.mu.Lock()
	defer s.mu.Unlock()
	v, ok := s.data[w]
	if !ok {
		v = s.make(k)
		s.data[w] = v
		runtime.AddCleanup(k, s.remove, w)
	}
	return v
}

// peek finds the data of k.
func (s *store[K, V]) peek(k *K) (V, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v, ok := s.data[weak.Make(k)]
	return v, ok
}

// all lists what is kept.
func (s *store[K, V]) all() []V {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Collect(maps.Values(s.data))
}

func (s *store[K, V]) drop(k *K) { s.remove(weak.Make(k)) }

func (s *store[K, V]) remove(w weak.Pointer[K]) {
	s.mu.Lock()
	v, ok := s.data[w]
	delete(s.data, w)
	s.mu.Unlock()
	if ok && s.free != nil {
		s.free(v)
	}
}

func (s *store[K, V]) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.data)
}
