package table

import (
	"slices"
	"sync"
	"sync/atomic"

	"lab/kernel/wire"
)

// Budgets of copies, in bytes. A table of a million rows with three numbers and two short texts takes some 70 MB.
const (
	DefaultBudget = 128 << 20 // of one table
	storeBudget   = 192 << 20 // of all tables that a kernel keeps
	storeTables   = 8
)

// Store keeps the tables that do not travel whole. It is bounded: the oldest make room for new ones, and what a cell
// showed is forgotten when the cell runs again. Its methods are safe for concurrent use.
type Store struct {
	budget int // of all tables

	mu   sync.Mutex
	cell string // the one that runs
	kept []kept // oldest first
	size int
}

type kept struct {
	id, cell string
	table    *Table
}

// NewStore makes a store for a kernel with a memory limit, of which tables may take an eighth; 0 is no limit.
func NewStore(memory int64) *Store {
	s := &Store{budget: storeBudget}
	if memory > 0 {
		s.budget = int(min(int64(s.budget), memory/8))
	}
	return s
}

// Budget is how many bytes one table may take.
func (s *Store) Budget() int {
	if s == nil {
		return DefaultBudget
	}
	return min(DefaultBudget, s.budget)
}

// Begin notes that a cell runs: what it showed in earlier runs is forgotten.
func (s *Store) Begin(cell string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cell = cell
	s.kept = slices.DeleteFunc(s.kept, func(k kept) bool {
		if k.cell != cell {
			return false
		}
		s.forget(k)
		return true
	})
}

// Keep keeps a table and returns its id; without a store nothing is kept.
func (s *Store) Keep(t *Table) string {
	if s == nil {
		return ""
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	k := kept{id: newID(), cell: s.cell, table: t}
	s.kept = append(s.kept, k)
	s.size += t.size
	for len(s.kept) > 1 && (s.size > s.budget || len(s.kept) > storeTables) {
		s.forget(s.kept[0])
		s.kept = slices.Delete(s.kept, 0, 1)
	}
	return k.id
}

func (s *Store) forget(k kept) {
	s.size -= k.table.size
	k.table.sorter.stop()
}

// Window answers a table request.
func (s *Store) Window(r wire.TableRequestContent) wire.TableWindow {
	s.mu.Lock()
	at := slices.IndexFunc(s.kept, func(k kept) bool { return k.id == r.ID })
	var t *Table
	if at >= 0 {
		t = s.kept[at].table
	}
	s.mu.Unlock()
	if t == nil {
		return wire.TableWindow{Numbers: []int{}, Cells: [][]string{}}
	}
	return t.Window(r)
}

var installed atomic.Pointer[Store]

// Install makes s the store of the process, for there is only one place where values are shown, and returns a function that
// restores the one before, for tests.
func Install(s *Store) (restore func()) {
	before := installed.Swap(s)
	return func() { installed.Store(before) }
}

// Present returns the store of the process, nil where there is none, as in programs outside of a kernel.
func Present() *Store { return installed.Load() }
