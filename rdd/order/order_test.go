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
	var sorted []any
	for r := range runs {
		part := want[r*len(want)/runs : (r+1)*len(want)/runs]
		var ks []K
		for _, x := range part {
			ks = append(ks, x.key)
		}
		var items []item
		normal := order.Of(ks, ascending)
		perm := normal.Sort()
		for _, i := range perm {
			items = append(items, part[i])
		}
		sorted = append(sorted, order.NewRun(normal, perm, items))
	}
	slices.SortStableFunc(want, func(a, b item) int {
		if ascending {
			return cmp.Compare(a.key, b.key)
		}
		return cmp.Compare(b.key, a.key)
	})
	cut := order.Cut(sorted, ranges)
	var got []item
	for p := range ranges {
		var pieces []any
		for _, row := range cut {
			pieces = append(pieces, row[p])
		}
		next := make([]int, len(pieces))
		for _, r := range order.Merge(pieces) {
			got = append(got, order.ItemsOf(pieces[r]).([]item)[next[r]])
			next[r]++
		}
	}
	return slices.EqualFunc(got, want, func(a, b item) bool { return a.at == b.at && cmp.Compare(a.key, b.key) == 0 })
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
