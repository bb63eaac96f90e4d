package order

import "reflect"

// Run is a sorted sequence of elements: Items is a slice of them, Keys are their keys.
type Run struct {
	Keys  Keys
	Items any
	Count int
}

// Len is the number of elements.
func (r Run) Len() int { return r.Count }

// NewRun makes a Run, as an any so that it can travel as a block, of keys as they came, their sorting permutation and
// the items in sorted order.
func NewRun(keys Keys, perm []int32, items any) any {
	return Run{Keys: keys.At(perm), Items: items, Count: len(perm)}
}

// ItemsOf are the items of a Run.
func ItemsOf(run any) any { return run.(Run).Items }

// Merge gives the order of merging runs: the index of the run to take from next, for each element.
func Merge(runs []any) []int32 {
	m := NewMerger(len(runs))
	total := 0
	for _, r := range runs {
		total += r.(Run).Count
	}
	order := make([]int32, 0, total)
	fed := make([]bool, len(runs))
	for {
		var hungry int
		order, hungry = m.Next(order, total+1-len(order))
		if hungry < 0 {
			return order
		}
		chunk := Keys{}
		if !fed[hungry] {
			fed[hungry], chunk = true, runs[hungry].(Run).Keys
		}
		m.Feed(hungry, chunk)
	}
}

// samplesPerRange is how many keys stand for one range when bounds are chosen: ranges come out even to a few percent.
const samplesPerRange = 64

// Cut cuts runs into n ranges of about even size: answer[run][range]. Equal keys come into the same range.
func Cut(runs []any, n int) [][]any {
	bounds := Bounds(samples(runs, n), n)
	out := make([][]any, len(runs))
	for i, r := range runs {
		run := r.(Run)
		items := reflect.ValueOf(run.Items)
		at := 0
		for p := range n {
			end := run.Count
			if p < bounds.Len() {
				end = at + run.Keys.Slice(at, run.Count).Search(bounds.Slice(p, p+1))
			}
			out[i] = append(out[i], Run{Keys: run.Keys.Slice(at, end), Items: items.Slice3(at, end, end).Interface(), Count: end - at})
			at = end
		}
	}
	return out
}

// samples takes evenly spaced keys, as if all runs stood in a row.
func samples(runs []any, n int) Keys {
	total := 0
	for _, r := range runs {
		total += r.(Run).Count
	}
	step := max(total/(n*samplesPerRange), 1)
	var all Keys
	at := 0
	for _, r := range runs {
		run := r.(Run)
		var picked []int32
		for ; at < run.Count; at += step {
			picked = append(picked, int32(at))
		}
		at -= run.Count
		if len(picked) > 0 {
			all = all.Join(run.Keys.At(picked))
		}
	}
	return all
}
