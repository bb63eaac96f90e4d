// Package order sorts by keys that arrive as slices of any ordered type.
//
// Sorting in three steps is what makes a distributed sort that runs every user function once: each map task sorts
// what it has into a Run; when all have ended, Cut chooses bounds from all runs and cuts each run at them, which is a
// binary search because runs are sorted; then each reduce task merges its pieces. Every step is stable: elements with
// equal keys stay in the order in which they came, whatever the numbers of partitions are.
//
// Keys of named types are read as their underlying type, so one implementation for each kind serves them all.
package order

import (
	"cmp"
	"container/heap"
	"fmt"
	"reflect"
	"slices"
	"unsafe"
)

// Run is a sorted sequence: Keys and Items are slices of equal length.
type Run struct {
	Keys, Items any
	Count       int
}

// Len is the number of elements.
func (r Run) Len() int { return r.Count }

// NewRun makes a Run, as an any so that it can travel as a block.
func NewRun(keys, items any, count int) any { return Run{Keys: keys, Items: items, Count: count} }

// ItemsOf are the items of a Run.
func ItemsOf(run any) any { return run.(Run).Items }

// Stable gives the order of the keys: the answer's first element is the index of the key that comes first. Equal keys
// keep their order. NaN comes before all other floats, or after them when descending.
func Stable(keys any, ascending bool) []int32 { return implementation(keys).stable(keys, ascending) }

// Merge gives the order of merging runs: the index of the run to take from next, for each element.
func Merge(runs []any, ascending bool) []int32 {
	if len(runs) == 0 {
		return nil
	}
	return implementation(runs[0].(Run).Keys).merge(runs, ascending)
}

// Splitter gives the function that cuts runs into n ranges of about even size: answer[run][range]. Equal keys come
// into the same range.
func Splitter(ascending bool) func(runs []any, n int) [][]any {
	return func(runs []any, n int) [][]any {
		if len(runs) == 0 {
			return nil
		}
		return implementation(runs[0].(Run).Keys).cut(runs, n, ascending)
	}
}

type sorter interface {
	stable(keys any, ascending bool) []int32
	merge(runs []any, ascending bool) []int32
	cut(runs []any, n int, ascending bool) [][]any
}

func implementation(keys any) sorter {
	switch t := reflect.TypeOf(keys).Elem(); t.Kind() {
	case reflect.String:
		return typed[string]{}
	case reflect.Int:
		return typed[int]{}
	case reflect.Int64:
		return typed[int64]{}
	case reflect.Int32:
		return typed[int32]{}
	case reflect.Int16:
		return typed[int16]{}
	case reflect.Int8:
		return typed[int8]{}
	case reflect.Uint:
		return typed[uint]{}
	case reflect.Uintptr:
		return typed[uintptr]{}
	case reflect.Uint64:
		return typed[uint64]{}
	case reflect.Uint32:
		return typed[uint32]{}
	case reflect.Uint16:
		return typed[uint16]{}
	case reflect.Uint8:
		return typed[uint8]{}
	case reflect.Float64:
		return typed[float64]{}
	case reflect.Float32:
		return typed[float32]{}
	default:
		panic(fmt.Errorf("keys of type %s have no order", t))
	}
}

type typed[K cmp.Ordered] struct{}

// slice reads keys, whose element type has K's kind and size, as a []K.
func (typed[K]) slice(keys any) []K {
	v := reflect.ValueOf(keys)
	return unsafe.Slice((*K)(v.UnsafePointer()), v.Len())
}

func compare[K cmp.Ordered](a, b K, ascending bool) int {
	if ascending {
		return cmp.Compare(a, b)
	}
	return cmp.Compare(b, a)
}

func (t typed[K]) stable(keys any, ascending bool) []int32 {
	type entry struct {
		key   K
		index int32
	}
	ks := t.slice(keys)
	entries := make([]entry, len(ks))
	for i, k := range ks {
		entries[i] = entry{k, int32(i)}
	}
	// The index as the last criterion makes the fast unstable sort a stable one.
	slices.SortFunc(entries, func(a, b entry) int {
		if c := compare(a.key, b.key, ascending); c != 0 {
			return c
		}
		return int(a.index - b.index)
	})
	order := make([]int32, len(entries))
	for i, e := range entries {
		order[i] = e.index
	}
	return order
}

func (t typed[K]) merge(runs []any, ascending bool) []int32 {
	total := 0
	h := &cursors[K]{ascending: ascending}
	for i, r := range runs {
		if ks := t.slice(r.(Run).Keys); len(ks) > 0 {
			h.list = append(h.list, cursor[K]{keys: ks, run: int32(i)})
			total += len(ks)
		}
	}
	heap.Init(h)
	order := make([]int32, 0, total)
	for len(h.list) > 1 {
		top := &h.list[0]
		order = append(order, top.run)
		if top.keys = top.keys[1:]; len(top.keys) == 0 {
			heap.Pop(h)
		} else {
			heap.Fix(h, 0)
		}
	}
	for _, last := range h.list {
		for range last.keys {
			order = append(order, last.run)
		}
	}
	return order
}

// cursors is a heap of the runs by their next key, then by their number.
type cursors[K cmp.Ordered] struct {
	list      []cursor[K]
	ascending bool
}

type cursor[K cmp.Ordered] struct {
	keys []K
	run  int32
}

func (c *cursors[K]) Len() int { return len(c.list) }
func (c *cursors[K]) Less(i, j int) bool {
	a, b := c.list[i], c.list[j]
	if x := compare(a.keys[0], b.keys[0], c.ascending); x != 0 {
		return x < 0
	}
	return a.run < b.run
}
func (c *cursors[K]) Swap(i, j int) { c.list[i], c.list[j] = c.list[j], c.list[i] }
func (c *cursors[K]) Push(x any)    { c.list = append(c.list, x.(cursor[K])) }
func (c *cursors[K]) Pop() any {
	last := c.list[len(c.list)-1]
	c.list = c.list[:len(c.list)-1]
	return last
}

// samplesPerRange is how many keys stand for one range when bounds are chosen: ranges come out even to a few percent.
const samplesPerRange = 64

func (t typed[K]) cut(runs []any, n int, ascending bool) [][]any {
	bounds := t.bounds(runs, n, ascending)
	out := make([][]any, len(runs))
	for i, r := range runs {
		run := r.(Run)
		ks := t.slice(run.Keys)
		keys, items := reflect.ValueOf(run.Keys), reflect.ValueOf(run.Items)
		at := 0
		for p := range n {
			end := len(ks)
			if p < len(bounds) {
				k, _ := slices.BinarySearchFunc(ks[at:], bounds[p], func(a, b K) int { return compare(a, b, ascending) })
				end = at + k
			}
			out[i] = append(out[i], NewRun(keys.Slice3(at, end, end).Interface(), items.Slice3(at, end, end).Interface(), end-at))
			at = end
		}
	}
	return out
}

// bounds are the n-1 keys at which ranges begin, all but the first, taken from evenly spaced samples of all runs.
func (t typed[K]) bounds(runs []any, n int, ascending bool) []K {
	total := 0
	for _, r := range runs {
		total += r.(Run).Count
	}
	step := max(total/(n*samplesPerRange), 1)
	var samples []K
	at := 0
	for _, r := range runs {
		ks := t.slice(r.(Run).Keys)
		for ; at < len(ks); at += step {
			samples = append(samples, ks[at])
		}
		at -= len(ks)
	}
	slices.SortFunc(samples, func(a, b K) int { return compare(a, b, ascending) })
	bounds := make([]K, 0, n-1)
	for p := 1; p < n && len(samples) > 0; p++ {
		bounds = append(bounds, samples[p*len(samples)/n])
	}
	return bounds
}
