package plan

import "sync/atomic"

// Flag is raised once.
type Flag struct{ up atomic.Bool }

// NewFlag makes a Flag.
func NewFlag() *Flag { return &Flag{} }

// Raise raises the flag.
func (f *Flag) Raise() { f.up.Store(true) }

// Raised tells whether it was raised.
func (f *Flag) Raised() bool { return f.up.Load() }

// Barrier is a Split function that hands every map task's elements to the partition of the same number, together with
// how many elements come before them.
func Barrier(results []any, n int) [][]any {
	row := make([]any, n)
	var offset int64
	for i, r := range results {
		items := r.(Items)
		row[i] = Numbered{Offset: offset, Items: items.Slice, Count: items.Count}
		offset += int64(items.Count)
	}
	return [][]any{row}
}

// Items is the whole of a map task's partition: Slice is a []T of Count elements.
type Items struct {
	Slice any
	Count int
}

// Len is the number of elements.
func (i Items) Len() int { return i.Count }

// Numbered is a partition whose first element has the number Offset.
type Numbered struct {
	Offset int64
	Items  any
	Count  int
}

// Len is the number of elements.
func (n Numbered) Len() int { return n.Count }
