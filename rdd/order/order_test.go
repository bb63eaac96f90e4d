package order_test

import (
	"cmp"
	"math"
	"math/rand"
	"slices"
	"testing"
	"testing/quick"

	"lab/rdd/order"
)

type celsius float32

// check sorts keys in runs, ranges and merges, and compares with a plain stable sort.
func check[K cmp.Ordered](keys []K, runs, ranges int, ascending bool) bool {
	type item struct {
		key K
		at  int
	}
	var want []item
	for i, k := range keys {
		want = append(want, item{k, i})
	}
	var sorted []order.Keys
	var items [][]item
	var all order.Keys
	for r := range runs {
		part := want[r*len(want)/runs : (r+1)*len(want)/runs]
		var ks []K
		for _, x := range part {
			ks = append(ks, x.key)
		}
		normal := order.Of(ks, ascending)
		all = all.Join(normal)
		perm := normal.Sort()
		var run []item
		for _, i := range perm {
			run = append(run, part[i])
		}
		sorted, items = append(sorted, normal.At(perm)), append(items, run)
	}
	slices.SortStableFunc(want, func(a, b item) int {
		if ascending {
			return cmp.Compare(a.key, b.key)
		}
		return cmp.Compare(b.key, a.key)
	})
	bounds := order.Bounds(all, ranges)
	var got []item
	next := make([]int, runs) // where each run's range begins
	for p := range ranges {
		pieces := make([]order.Keys, runs)
		for r, keys := range sorted {
			end := keys.Len()
			if p < bounds.Len() {
				end = keys.Search(bounds.Slice(p, p+1))
			}
			pieces[r] = keys.Slice(next[r], end)
		}
		for _, r := range merged(pieces) {
			got = append(got, items[r][next[r]])
			next[r]++
		}
	}
	return slices.EqualFunc(got, want, func(a, b item) bool { return a.at == b.at && cmp.Compare(a.key, b.key) == 0 })
}

// merged gives the run of each element, in the order of all.
func merged(runs []order.Keys) (from []int32) {
	m := order.NewMerger(len(runs))
	fed := make([]bool, len(runs))
	for {
		before := len(from)
		var hungry int
		from, hungry = m.Next(from, 1000)
		switch {
		case hungry < 0 && len(from) == before:
			return from
		case hungry < 0:
		case fed[hungry]:
			m.Feed(hungry, order.Keys{})
		default:
			fed[hungry] = true
			m.Feed(hungry, runs[hungry])
		}
	}
}

func TestSortsLikeAStableSort(t *testing.T) {
	checkKind[string](t, "string")
	checkKind[int8](t, "int8")
	checkKind[int16](t, "int16")
	checkKind[int32](t, "int32")
	checkKind[int](t, "int")
	checkKind[uint8](t, "uint8")
	checkKind[uint16](t, "uint16")
	checkKind[uint32](t, "uint32")
	checkKind[uintptr](t, "uintptr")
	checkKind[float64](t, "float64")
	checkKind[celsius](t, "a named type")
	if !check([]float64{2, math.NaN(), -1, math.NaN(), math.Inf(-1)}, 2, 3, true) {
		t.Error("NaN")
	}
}

func checkKind[K cmp.Ordered](t *testing.T, name string) {
	sorts := func(keys []K, runs, ranges uint8, ascending bool) bool {
		return check(append(keys, keys...), int(runs%6)+1, int(ranges%6)+1, ascending)
	}
	if err := quick.Check(sorts, &quick.Config{Rand: rand.New(rand.NewSource(1))}); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}
