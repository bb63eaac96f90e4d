package engine

import (
	"cmp"
	"slices"
	"sync"
)

// Started is a go statement of a cell whose goroutines have not all ended.
type Started struct {
	CellID string
	Line   int
	Count  int
}

// Lister is an engine that knows which goroutines of cells have not ended. It is asked between two runs.
type Lister interface {
	Goroutines() []Started
}

// Live counts goroutines by what started them. The zero value is ready to use.
type Live[K comparable] struct {
	mu    sync.Mutex
	count map[K]int
}

// Add counts a goroutine that starts (1) or has ended (-1).
func (l *Live[K]) Add(key K, n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.count == nil {
		l.count = map[K]int{}
	}
	if l.count[key] += n; l.count[key] == 0 {
		delete(l.count, key)
	}
}

// List says where the goroutines were started that have not ended; what place does not find is left out.
func (l *Live[K]) List(place func(K) (cellID string, line int, ok bool)) []Started {
	l.mu.Lock()
	defer l.mu.Unlock()
	counts := map[Started]int{}
	for key, n := range l.count {
		if id, line, ok := place(key); ok {
			counts[Started{CellID: id, Line: line}] += n
		}
	}
	var list []Started
	for s, n := range counts {
		s.Count = n
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b Started) int {
		return cmp.Or(cmp.Compare(a.CellID, b.CellID), cmp.Compare(a.Line, b.Line))
	})
	return list
}
