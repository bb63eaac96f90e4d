package order_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lab/rdd/order"
)

type (
	level    int8
	dollars  int64
	ratio    float64
	reading  float32
	surname  string
	bitfield uint16
)

// wantOrder is the order that a plain stable sort gives.
func wantOrder[K cmp.Ordered](keys []K, ascending bool) []int32 {
	want := make([]int32, len(keys))
	for i := range want {
		want[i] = int32(i)
	}
	slices.SortStableFunc(want, func(a, b int32) int {
		if ascending {
			return cmp.Compare(keys[a], keys[b])
		}
		return cmp.Compare(keys[b], keys[a])
	})
	return want
}

func checkSort[K cmp.Ordered](t *testing.T, name string, keys []K) {
	t.Helper()
	for _, ascending := range []bool{true, false} {
		before := slices.Clone(keys)
		k := order.Of(keys, ascending)
		prefix := slices.Clone(k.Prefix)
		got, want := k.Sort(), wantOrder(keys, ascending)
		if !slices.Equal(got, want) {
			i := 0
			for len(got) == len(want) && got[i] == want[i] {
				i++
			}
			t.Errorf("%s, %d keys, ascending %v: orders differ from place %d on", name, len(keys), ascending, i)
			if len(keys) <= 20 {
				t.Errorf("of %#v: got %v, want %v", keys, got, want)
			}
			return
		}
		if !slices.EqualFunc(keys, before, func(a, b K) bool { return cmp.Compare(a, b) == 0 }) || !slices.Equal(k.Prefix, prefix) {
			t.Errorf("%s: sorting changed the keys", name)
		}
		for i := 1; i < len(got); i++ {
			a, b := got[i-1], got[i]
			c := cmp.Compare(keys[a], keys[b])
			if !ascending {
				c = -c
			}
			if order.Compare(k, int(a), k, int(b)) != c || order.Compare(k, int(b), k, int(a)) != -c {
				t.Errorf("%s: Compare of %#v and %#v is not %d", name, keys[a], keys[b], c)
				return
			}
		}
	}
}

// checkNormal sorts the given keys, many drawn from them, and random ones, in sizes for each of the ways to sort.
func checkNormal[K cmp.Ordered](t *testing.T, special []K, draw func(r *rand.Rand) K) {
	name := fmt.Sprintf("%T", *new(K))
	r := rand.New(rand.NewPCG(7, uint64(len(name))))
	checkSort(t, name, special)
	for _, n := range []int{0, 1, 2, 3, 15, 16, 17, 100, 511, 512, 513, 5000} {
		few, all, mixed := make([]K, n), make([]K, n), make([]K, n)
		for i := range n {
			few[i], all[i] = special[r.IntN(len(special))], draw(r)
			mixed[i] = all[i]
			if r.IntN(3) == 0 {
				mixed[i] = few[i]
			}
		}
		for what, keys := range map[string][]K{"few": few, "random": all, "mixed": mixed} {
			checkSort(t, name+", "+what, keys)
			slices.Sort(keys)
			checkSort(t, name+", sorted "+what, keys)
			slices.Reverse(keys)
			checkSort(t, name+", falling "+what, keys)
		}
	}
}

func TestSortIsAStableSortOfEveryKind(t *testing.T) {
	checkNormal(t, []int{math.MinInt, -1 << 40, -256, -1, 0, 1, 255, 256, math.MaxInt}, func(r *rand.Rand) int { return int(r.Uint64()) })
	checkNormal(t, []int64{math.MinInt64, -1, 0, 1, math.MaxInt64}, func(r *rand.Rand) int64 { return int64(r.IntN(2000) - 1000) })
	checkNormal(t, []int32{math.MinInt32, -1, 0, 1, math.MaxInt32}, func(r *rand.Rand) int32 { return int32(r.Uint32()) })
	checkNormal(t, []int16{math.MinInt16, -1, 0, 1, math.MaxInt16}, func(r *rand.Rand) int16 { return int16(r.Uint32()) })
	checkNormal(t, []int8{-128, -1, 0, 1, 127}, func(r *rand.Rand) int8 { return int8(r.Uint32()) })
	checkNormal(t, []uint{0, 1, math.MaxUint}, func(r *rand.Rand) uint { return uint(r.Uint64()) })
	checkNormal(t, []uintptr{0, 1, math.MaxUint}, func(r *rand.Rand) uintptr { return uintptr(r.Uint64()) })
	// Keys in clusters, so that the packed words do not tell them apart.
	checkNormal(t, []uint64{0, 1, 255, 1 << 63, math.MaxUint64 - 1, math.MaxUint64}, func(r *rand.Rand) uint64 {
		return r.Uint64N(1 << r.UintN(64))
	})
	checkNormal(t, []uint32{0, 1, math.MaxUint32}, func(r *rand.Rand) uint32 { return r.Uint32() })
	checkNormal(t, []uint16{0, 1, math.MaxUint16}, func(r *rand.Rand) uint16 { return uint16(r.Uint32()) })
	checkNormal(t, []uint8{0, 1, 255}, func(r *rand.Rand) uint8 { return uint8(r.Uint32()) })

	minus, negativeNaN := math.Copysign(0, -1), math.Float64frombits(0xfff8000000000001)
	checkNormal(t, []float64{math.NaN(), negativeNaN, math.Inf(-1), -math.MaxFloat64, -1, -math.SmallestNonzeroFloat64, minus, 0,
		math.SmallestNonzeroFloat64, 1, math.MaxFloat64, math.Inf(1)}, func(r *rand.Rand) float64 { return r.NormFloat64() })
	checkNormal(t, []float32{float32(math.NaN()), float32(math.Inf(-1)), -math.MaxFloat32, -1, float32(minus), 0,
		math.SmallestNonzeroFloat32, 1, math.MaxFloat32, float32(math.Inf(1))}, func(r *rand.Rand) float32 { return float32(r.NormFloat64()) })

	checkNormal(t, []level{-128, -1, 0, 1, 127}, func(r *rand.Rand) level { return level(r.Uint32()) })
	checkNormal(t, []dollars{-5, 0, 5}, func(r *rand.Rand) dollars { return dollars(r.Uint64()) })
	checkNormal(t, []ratio{ratio(math.NaN()), -0.5, ratio(minus), 0, 0.5}, func(r *rand.Rand) ratio { return ratio(r.NormFloat64()) })
	checkNormal(t, []reading{reading(math.NaN()), -1, 1}, func(r *rand.Rand) reading { return reading(r.NormFloat64()) })
	checkNormal(t, []bitfield{0, 1, 0xffff}, func(r *rand.Rand) bitfield { return bitfield(r.Uint32()) })
}

// stringDraws are strings whose differences lie in different places.
var stringDraws = map[string]func(r *rand.Rand) string{
	"binary": func(r *rand.Rand) string {
		b := make([]byte, r.IntN(12))
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		return string(b)
	},
	"zeros":        func(r *rand.Rand) string { return strings.Repeat("\x00", r.IntN(30)) },
	"zeros behind": func(r *rand.Rand) string { return "ab"[:r.IntN(3)] + strings.Repeat("\x00", r.IntN(20)) },
	"two letters": func(r *rand.Rand) string {
		b := make([]byte, r.IntN(40))
		for i := range b {
			b[i] = "\x00b"[r.IntN(2)]
		}
		return string(b)
	},
	"common":      func(r *rand.Rand) string { return "/data/2024/part-" + fmt.Sprint(r.IntN(1000)) },
	"far common":  func(r *rand.Rand) string { return strings.Repeat("x", 200) + fmt.Sprint(r.IntN(1e6)) },
	"many common": func(r *rand.Rand) string { return strings.Repeat("x", 8*r.IntN(6)) + fmt.Sprint(r.IntN(50)) },
	"lengths":     func(r *rand.Rand) string { return strings.Repeat("y", r.IntN(300)) },
	"highest":     func(r *rand.Rand) string { return strings.Repeat("\xff", r.IntN(20)) },
	"equal":       func(*rand.Rand) string { return "the same for all of them" },
	"outlier": func(r *rand.Rand) string {
		if r.IntN(500) == 0 {
			return "\xff" + fmt.Sprint(r.IntN(9))
		}
		return "\x00\x00\x00\x00\x00" + fmt.Sprintf("%04d", r.IntN(5000))
	},
}

func TestSortIsAStableSortOfStrings(t *testing.T) {
	special := []string{"", "\x00", "\x00\x00", "a", "a\x00", "a\x00\x00", "a\x00b", "aaaaaaaa", "aaaaaaa", "aaaaaaa\x00", "aaaaaaaa\x00",
		"aaaaaaaaa", "aaaaaaaab", "b", "ü", "\xff\xff\xff\xff\xff\xff\xff\xff", "\xff\xff\xff\xff\xff\xff\xff\xff\xff"}
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range stringDraws {
			if !yield(name) {
				return
			}
		}
	}) {
		t.Run(name, func(t *testing.T) { checkNormal(t, special, stringDraws[name]) })
	}
	checkNormal(t, []surname{"", "Li", "Li\x00", "Lindgren"}, func(r *rand.Rand) surname { return surname(fmt.Sprint("von und zu ", r.IntN(99))) })
}

func TestSortOfManyKeys(t *testing.T) {
	const n = 300_000 // several looks at stop in each pass
	checkSort(t, "numbers", random(n))
	checkSort(t, "strings", randomText(n, "customer", "01", 20))
	looks := 0
	if got := order.Of(random(n), true).SortContext(func() bool { looks++; return false }); len(got) != n || looks == 0 {
		t.Errorf("got %d of %d keys, and stop was asked %d times", len(got), n, looks)
	}
}

func TestSortGivesUp(t *testing.T) {
	for name, k := range map[string]order.Keys{
		"numbers": order.Of(random(300_000), true),
		"strings": order.Of(randomText(300_000, "customer", "01", 40), true),
	} {
		total := 0
		k.SortContext(func() bool { total++; return false })
		// Given up at any look, it has nothing to answer, and does not look again.
		for at := 1; at <= total; at += 1 + total/50 {
			looks := 0
			if got := k.SortContext(func() bool { looks++; return looks >= at }); got != nil {
				t.Errorf("%s: an answer although stop was true at look %d of %d", name, at, total)
			}
			if looks != at {
				t.Errorf("%s: %d looks, want %d", name, looks, at)
			}
		}
	}
}

func FuzzSortStrings(f *testing.F) {
	f.Add("a,a\x00,,b", byte(1))
	f.Add("aaaaaaaa\x00,aaaaaaaa,aaaaaaaab", byte(20))
	f.Add("\x00\x00,\x00,\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", byte(40))
	f.Fuzz(func(t *testing.T, list string, times byte) {
		parts := strings.Split(list, ",")
		var keys []string
		// Repeated, with and without a common beginning, so that there are enough of them for every way to sort.
		for i := range int(times)%40 + 1 {
			for j, p := range parts {
				if (i+j)%3 == 1 {
					p = parts[0] + p
				}
				keys = append(keys, p)
			}
		}
		checkSort(t, "fuzzed", keys)
	})
}
