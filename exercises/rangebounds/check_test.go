package rangebounds

import (
	"fmt"
	"testing"
)

func TestBoundsOfEightKeys(t *testing.T) {
	sample := []string{"e", "h", "a", "c", "g", "b", "d", "f"}
	got := fmt.Sprint(Bounds(sample, 4))
	if got != "[c e g]" {
		t.Errorf("Bounds of e h a c g b d f for 4 ranges are %s, expected [c e g]: then each range has two of the keys.", got)
	}
	got = fmt.Sprint(Bounds(sample, 1))
	if got != "[]" {
		t.Errorf("Bounds of e h a c g b d f for 1 range are %s, expected none: a single range needs no cut.", got)
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
