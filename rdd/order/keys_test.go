package order_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"lab/rdd/order"
)

func TestKeysAreSlicedJoinedAndGathered(t *testing.T) {
	names := append(make([]string, 0, 10), "cy", "al", "bo", "di")
	k := order.Of(names, false)
	if k.Len() != 4 || !k.Descending || !slices.Equal(k.Text, names) {
		t.Fatalf("got %+v", k)
	}
	var joined order.Keys
	for _, part := range []order.Keys{k.Slice(2, 4), order.Of([]string{}, false), k.Slice(0, 2)} {
		joined = joined.Join(part)
	}
	if want := k.At([]int32{2, 3, 0, 1}); !slices.Equal(joined.Prefix, want.Prefix) || !slices.Equal(joined.Text, want.Text) || !joined.Descending {
		t.Errorf("got %+v, want %+v", joined, want)
	}
	// Joining to a part, or to all, leaves what lies behind it alone.
	k.Slice(0, 1).Join(k.Slice(3, 4))
	k.Join(order.Of([]string{"eve"}, false))
	if want := order.Of([]string{"cy", "al", "bo", "di"}, false); !slices.Equal(k.Prefix, want.Prefix) || !slices.Equal(names[:5], []string{"cy", "al", "bo", "di", ""}) {
		t.Errorf("joining changed the keys to %+v, of %q", k, names[:5])
	}
	if numbers := order.Of([]int{1}, true).Slice(0, 1).At([]int32{0, 0}).Join(order.Of([]int{2}, true)); numbers.Text != nil || numbers.Len() != 3 {
		t.Errorf("got %+v", numbers)
	}
	if empty := order.Of([]string(nil), true); empty.Len() != 0 || empty.Text == nil || empty.Sort() == nil {
		t.Errorf("got %#v", empty)
	}
}

func TestNumbersAreNotShared(t *testing.T) {
	keys := []uint64{3, 1}
	k := order.Of(keys, false)
	keys[0] = 9
	if k.Prefix[0] != ^uint64(3) || keys[1] != 1 {
		t.Errorf("got %v of %v", k.Prefix, keys)
	}
}

func TestKeysWithoutOrderAreRefused(t *testing.T) {
	for _, keys := range []any{[]bool{true}, []struct{}{}, []any{1}, [][]byte{}, 7, nil} {
		func() {
			defer func() {
				if err, is := recover().(error); !is {
					t.Errorf("%T: panicked with %v", keys, err)
				}
			}()
			order.Of(keys, true)
		}()
	}
}

// checkCut cuts runs at bounds chosen from samples, and answers the sizes of the ranges.
func checkCut[K cmp.Ordered](t *testing.T, keys []K, ascending bool, runs, ranges, samplesPerRange int) []int {
	t.Helper()
	sorted := make([]order.Keys, runs)
	var samples order.Keys
	step := max(len(keys)/(ranges*samplesPerRange), 1)
	k := order.Of(keys, ascending)
	for r := range sorted {
		part := k.Slice(r*len(keys)/runs, (r+1)*len(keys)/runs)
		sorted[r] = part.At(part.Sort())
		var at []int32
		for i := 0; i < part.Len(); i += step {
			at = append(at, int32(i))
		}
		samples = samples.Join(sorted[r].At(at))
	}
	bounds := order.Bounds(samples, ranges)
	if want := ranges - 1; bounds.Len() != want && samples.Len() > 0 {
		t.Fatalf("%d bounds for %d ranges", bounds.Len(), ranges)
	}
	var all order.Keys
	sizes := make([]int, ranges)
	at := make([]int, runs)
	for p := range ranges {
		var pieces order.Keys
		for r, run := range sorted {
			end := run.Len()
			if p < bounds.Len() {
				end = run.Search(bounds.Slice(p, p+1))
			}
			if end < at[r] {
				t.Fatalf("range %d of run %d ends at %d, before %d", p, r, end, at[r])
			}
			pieces = pieces.Join(run.Slice(at[r], end))
			at[r] = end
		}
		sizes[p] = pieces.Len()
		if pieces.Len() == 0 {
			continue
		}
		pieces = pieces.At(pieces.Sort())
		if all.Len() > 0 && order.Compare(all, all.Len()-1, pieces, 0) >= 0 {
			t.Errorf("range %d begins with a key that does not come after all before it", p)
		}
		all = all.Join(pieces)
	}
	if want := k.At(wantOrder(keys, ascending)); !slices.Equal(all.Prefix, want.Prefix) || !slices.Equal(all.Text, want.Text) {
		t.Errorf("the ranges of %d keys in %d runs are not the whole", len(keys), runs)
	}
	return sizes
}

func TestCutRangesAreTheWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 60 {
		n, runs, ranges, ascending := r.IntN(400), 1+r.IntN(6), 1+r.IntN(8), r.IntN(2) == 0
		numbers, floats, texts := make([]int, n), make([]float64, n), make([]string, n)
		for j := range n {
			numbers[j] = r.IntN(1 + i*10)
			floats[j] = r.NormFloat64()
			if r.IntN(5) == 0 {
				floats[j] = math.NaN()
			}
			texts[j] = stringDraws["zeros behind"](r)
			if i%2 == 0 {
				texts[j] = fmt.Sprint("customer ", r.IntN(100))
			}
		}
		checkCut(t, numbers, ascending, runs, ranges, 3)
		checkCut(t, floats, ascending, runs, ranges, 3)
		checkCut(t, texts, ascending, runs, ranges, 3)
	}
}

func TestRangesOfRandomKeysAreEven(t *testing.T) {
	const ranges = 8
	text := randomText(100_000, "customer", letters, 10)
	for _, sizes := range [][]int{
		checkCut(t, random(100_000), true, 5, ranges, 64),
		checkCut(t, text, true, 5, ranges, 64),
		checkCut(t, text, false, 5, ranges, 64),
	} {
		for _, size := range sizes {
			if even := 100_000.0 / ranges; math.Abs(float64(size)-even) > even*0.06 {
				t.Errorf("sizes %v are uneven", sizes)
				break
			}
		}
	}
}

func TestAKeyThatIsMostOfAllIsInOneRange(t *testing.T) {
	keys := make([]string, 1000)
	for i := range keys {
		if keys[i] = "common"; i%10 == 0 {
			keys[i] = fmt.Sprint(i)
		}
	}
	sizes := checkCut(t, keys, true, 3, 5, 64)
	if slices.Max(sizes) < 900 {
		t.Errorf("sizes %v", sizes)
	}
}

func TestSearchFindsTheFirstThatIsNotBefore(t *testing.T) {
	for _, c := range []struct {
		keys      []string
		bound     string
		ascending bool
		want      int
	}{
		{nil, "a", true, 0},
		{[]string{"a", "a\x00", "a\x00\x00", "b"}, "a\x00", true, 1},
		{[]string{"a", "b", "b", "c"}, "b", true, 1},
		{[]string{"a", "b", "b", "c"}, "z", true, 4},
		{[]string{"c", "b", "b", "a"}, "b", false, 1},
		{[]string{"aaaaaaaac", "aaaaaaaab", "aaaaaaaa"}, "aaaaaaaaa", false, 2},
	} {
		if got := order.Of(c.keys, c.ascending).Search(order.Of([]string{c.bound}, c.ascending)); got != c.want {
			t.Errorf("%q in %q: got %d, want %d", c.bound, c.keys, got, c.want)
		}
	}
	if got := order.Bounds(order.Keys{}, 4); got.Len() != 0 {
		t.Errorf("bounds of nothing: %v", got)
	}
}
