package rangebounds

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestBoundsOfEightKeys(t *testing.T) {
	sample := []string{"e", "h", "a", "c", "g", "b", "d", "f"}
	got := fmt.Sprint(Bounds(sample, 4))
	if got != "[c e g]" {
		t.Errorf("Bounds of e h a c g b d f for 4 ranges are %s, expected [c e g]: then each range has two of the keys.", got)
	}
	uneven := []string{"z", "c", "a", "f", "d", "b", "e", "y"}
	got = fmt.Sprint(Bounds(uneven, 4))
	if got != "[c e y]" {
		t.Errorf("Bounds of z c a f d b e y for 4 ranges are %s, expected [c e y]: then each range has two of the keys, wherever in the alphabet they are.", got)
	}
	got = fmt.Sprint(Bounds(sample, 1))
	if got != "[]" {
		t.Errorf("Bounds of e h a c g b d f for 1 range are %s, expected none: a single range needs no cut.", got)
	}
}

func TestBoundsOfElevenKeys(t *testing.T) {
	eleven := []string{"k", "a", "j", "b", "i", "c", "h", "d", "g", "e", "f"}
	sizes := make([]int, 4)
	bounds := Bounds(eleven, 4)
	for _, key := range eleven {
		at := 0
		for _, bound := range bounds {
			if bound <= key {
				at++
			}
		}
		if at < 4 {
			sizes[at]++
		}
	}
	if slices.Max(sizes) > 3 || slices.Min(sizes) < 2 {
		t.Errorf("Bounds of eleven keys for 4 ranges are %q and leave %v keys in the ranges, expected 2 or 3 in each. With whole numbers a division loses its rest: multiply first, then divide.", bounds, sizes)
	}
}

func TestPlaceOfKeys(t *testing.T) {
	bounds := []string{"c", "e", "g"}
	keys := []string{"b", "c", "d", "e", "f", "g", "x", ""}
	want := []int{0, 1, 1, 2, 2, 3, 3, 0}
	for i, key := range keys {
		got := Place(bounds, key)
		if got != want[i] {
			t.Errorf("Place with the bounds c e g says %d for %q, expected %d.", got, key, want[i])
		}
	}
}

// checkSkewedKeys makes keys most of which begin alike.
func checkSkewedKeys(random *rand.Rand, n int) []string {
	keys := []string{}
	for range n {
		keys = append(keys, fmt.Sprintf("%012d", int64(1000*math.Exp(4*random.NormFloat64()))))
	}
	return keys
}

func TestBoundsLeaveTheSampleAlone(t *testing.T) {
	random := rand.New(rand.NewPCG(18, 2014))
	sample := checkSkewedKeys(random, 50)
	before := slices.Clone(sample)
	bounds := Bounds(sample, 5)
	if len(bounds) != 4 {
		t.Errorf("Bounds of 50 keys for 5 ranges returned %d bounds, expected 4.", len(bounds))
	}
	if !slices.Equal(sample, before) {
		t.Errorf("Bounds changed the order of the sample. It belongs to the caller: sort a copy.")
	}
}
