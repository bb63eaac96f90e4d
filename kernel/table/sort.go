package table

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// key is an order of a table's rows.
type key struct {
	column     int
	descending bool
}

// sorter works out orders, one at a time: who asks for another one has lost interest in the one before. The last order is
// kept, since windows of it follow one another.
type sorter struct {
	mu     sync.Mutex
	latest *sorting
}

// sorting is one order, done or under way.
type sorting struct {
	key     key
	stopped atomic.Bool
	done    chan struct{}
	order   []int32 // nil where it was stopped
}

// order returns the rows in an order, or nothing where another one was asked for in the meantime.
func (s *sorter) order(t *Table, k key) []int32 {
	s.mu.Lock()
	job := s.latest
	if job == nil || job.key != k {
		if job != nil {
			job.stopped.Store(true)
		}
		job = &sorting{key: k, done: make(chan struct{})}
		s.latest = job
		go func() {
			defer close(job.done)
			job.order = sorted(t.rows, t.columns[k.column].compare(k.descending), job.stopped.Load)
		}()
	}
	s.mu.Unlock()
	<-job.done
	return job.order
}

// stop ends what is under way.
func (s *sorter) stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.latest != nil {
		s.latest.stopped.Store(true)
		s.latest = nil
	}
}

// block is how many rows are sorted between two looks at whether to stop.
const block = 16 << 10

// sorted returns the numbers below n in an order, nil where it was stopped. compare must tell all numbers apart. Blocks are
// sorted and then merged, because a sort of the standard library cannot be stopped.
func sorted(n int, compare func(a, b int32) int, stopped func() bool) []int32 {
	order := make([]int32, n)
	for i := range order {
		order[i] = int32(i)
	}
	for from := 0; from < n; from += block {
		if stopped() {
			return nil
		}
		slices.SortFunc(order[from:min(from+block, n)], compare)
	}
	if n <= block {
		return order
	}
	other := make([]int32, n)
	for width := block; width < n; width *= 2 {
		for from := 0; from < n; from += 2 * width {
			if stopped() {
				return nil
			}
			middle, to := min(from+width, n), min(from+2*width, n)
			merge(other[from:to], order[from:middle], order[middle:to], compare)
		}
		order, other = other, order
	}
	return order
}

func merge(into, a, b []int32, compare func(a, b int32) int) {
	if len(b) == 0 || compare(a[len(a)-1], b[0]) < 0 {
		copy(into[copy(into, a):], b)
		return
	}
	for i := range into {
		if len(b) == 0 || len(a) > 0 && compare(a[0], b[0]) < 0 {
			into[i], a = a[0], a[1:]
		} else {
			into[i], b = b[0], b[1:]
		}
	}
}

// compare returns the column's order of rows. Equal cells keep their order in both directions, and cells that have no place
// in an order (missing ones, and numbers that are none) come last in both.
func (c *Column) compare(descending bool) func(a, b int32) int {
	sign := 1
	if descending {
		sign = -1
	}
	value, last := c.values(), c.last()
	return func(a, b int32) int {
		if last != nil {
			if x, y := last(a), last(b); x != y {
				return cmp.Compare(x, y)
			} else if x > 0 {
				return cmp.Compare(a, b)
			}
		}
		if d := value(a, b); d != 0 {
			return sign * d
		}
		return cmp.Compare(a, b)
	}
}

// values compares cells by what is in them.
func (c *Column) values() func(a, b int32) int {
	switch c.kind {
	case ints, bools, durations, ordered:
		return func(a, b int32) int { return cmp.Compare(c.ints[a], c.ints[b]) }
	case uints:
		return func(a, b int32) int { return cmp.Compare(uint64(c.ints[a]), uint64(c.ints[b])) }
	case floats:
		return func(a, b int32) int { return cmp.Compare(c.floats[a], c.floats[b]) }
	case mixed:
		return func(a, b int32) int {
			x, y := c.floats[a], c.floats[b]
			switch {
			case !math.IsNaN(x) && !math.IsNaN(y):
				return cmp.Compare(x, y)
			case !math.IsNaN(x):
				return -1
			case !math.IsNaN(y):
				return 1
			}
			return strings.Compare(c.texts[a], c.texts[b])
		}
	}
	return func(a, b int32) int { return strings.Compare(c.texts[a], c.texts[b]) }
}

// last tells which cells come last; nil where none does.
func (c *Column) last() func(i int32) int {
	if c.missing == nil && c.kind != floats {
		return nil
	}
	return func(i int32) int {
		switch {
		case c.missing != nil && c.missing[i]:
			return 2
		case c.kind == floats && math.IsNaN(c.floats[i]):
			return 1
		}
		return 0
	}
}

// ranks numbers the rows by a column, for who has all of them and sorts for himself.
func (t *Table) ranks(column int) []int {
	c := t.columns[column]
	order := sorted(t.rows, c.compare(false), func() bool { return false })
	value, last := c.values(), c.last()
	ranks := make([]int, t.rows)
	rank := 0
	for i, at := range order {
		if last != nil && last(at) > 0 {
			ranks[at] = -1
			continue
		}
		if i > 0 && value(order[i-1], at) != 0 {
			rank = i
		}
		ranks[at] = rank
	}
	return ranks
}

// SortBy puts the rows themselves into the order of a column. It belongs to the making of a table, before others have it.
func (t *Table) SortBy(column int) {
	order := sorted(t.rows, t.columns[column].compare(false), func() bool { return false })
	for _, c := range t.columns {
		c.ints = permuted(c.ints, order)
		c.floats = permuted(c.floats, order)
		c.texts = permuted(c.texts, order)
		c.missing = permuted(c.missing, order)
	}
}

func permuted[T any](cells []T, order []int32) []T {
	if cells == nil {
		return nil
	}
	result := make([]T, len(cells))
	for i, at := range order {
		result[i] = cells[at]
	}
	return result
}
