package hash_test

import (
	"testing"

	"lab/rdd/hash"
)

func TestSumsAreTheHashesThatPlaceKeys(t *testing.T) {
	type key struct {
		A string
		B int8
	}
	for _, slice := range []any{[]int{1, -5, 0}, []string{"", "a", "b"}, []float32{0, 1.5, -2}, []key{{"a", 1}, {"b", 0}, {"", -1}}, []any{nil, "a", 1}} {
		dest := make([]int32, 3)
		hash.Place(slice, false, 1000, dest)
		for i, sum := range hash.Sums(slice) {
			if int32(sum%1000) != dest[i] {
				t.Errorf("%T: element %d has the hash %d and is placed at %d", slice, i, sum, dest[i])
			}
		}
	}
	if len(hash.Sums([]int{})) != 0 {
		t.Error("no elements have hashes")
	}
}
