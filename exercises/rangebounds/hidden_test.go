package rangebounds

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestBoundsMakeEvenRanges(t *testing.T) {
	random := rand.New(rand.NewPCG(19, 2014))
	for n := 2; n <= 9; n++ {
		keys := checkSkewedKeys(random, 6000)
		bounds := Bounds(keys[:2000], n)
		if len(bounds) != n-1 {
			t.Fatalf("Bounds of 2000 keys for %d ranges returned %d bounds, expected %d.", n, len(bounds), n-1)
		}
		if !slices.IsSorted(bounds) {
			t.Fatalf("Bounds of 2000 keys for %d ranges returned %q, expected rising order.", n, bounds)
		}
		sizes := make([]int, n)
		for _, key := range keys {
			at := 0
			for _, bound := range bounds {
				if bound <= key {
					at++
				}
			}
			sizes[at]++
		}
		even := float64(len(keys)) / float64(n)
		if float64(slices.Max(sizes)) > 1.4*even || float64(slices.Min(sizes)) < 0.6*even {
			t.Fatalf("The bounds of a sample of 2000 out of 6000 keys, for %d ranges, leave %v keys in them, expected about %.0f in each.", n, sizes, even)
		}
	}
	small := []string{"d", "b", "e", "a", "c"}
	got := fmt.Sprint(Bounds(small, 5))
	if got != "[b c d e]" {
		t.Errorf("Bounds of d b e a c for 5 ranges are %s, expected [b c d e], so that each key has a range of its own.", got)
	}
}

func TestPlaceAgreesWithCounting(t *testing.T) {
	random := rand.New(rand.NewPCG(20, 2014))
	for round := 0; round < 20; round++ {
		bounds := checkSkewedKeys(random, random.IntN(8))
		if round%4 == 0 {
			bounds = append(bounds, bounds...)
		}
		slices.Sort(bounds)
		keys := append(checkSkewedKeys(random, 10), bounds...)
		for _, key := range keys {
			want := 0
			for _, bound := range bounds {
				if !(key < bound) {
					want++
				}
			}
			got := Place(bounds, key)
			if got != want {
				t.Fatalf("Place with the bounds %q says %d for %q, expected %d, the number of bounds that are not above it.", bounds, got, key, want)
			}
		}
	}
}
