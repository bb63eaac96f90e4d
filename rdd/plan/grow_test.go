package plan_test

import (
	"slices"
	"testing"

	"lab/rdd/plan"
)

func TestTakeMore(t *testing.T) {
	for _, c := range []struct{ read, found, wanted, want int }{
		{0, 0, 10, 1},
		{1, 0, 10, 4},
		{5, 0, 10, 20},
		{1, 9, 10, 1},            // one more is enough, and one is the least
		{4, 40, 100, 11},         // 1.5 x 10 partitions, of which 4 are read
		{2, 1, 1000, 8},          // not 2998
		{1 << 40, 1, 2, 1 << 41}, // no overflow
	} {
		if got := plan.TakeMore(c.read, c.found, c.wanted); got != c.want {
			t.Errorf("TakeMore(%d, %d, %d) = %d, want %d", c.read, c.found, c.wanted, got, c.want)
		}
	}
}

func TestTreeLevels(t *testing.T) {
	for _, c := range []struct {
		partitions, depth int
		want              []int
	}{
		{0, 2, nil}, {1, 2, nil}, {4, 2, nil}, {9, 2, []int{3}}, {64, 2, []int{8}}, {64, 3, []int{16, 4}}, {1000, 1, nil},
	} {
		if got := plan.TreeLevels(c.partitions, c.depth); !slices.Equal(got, c.want) {
			t.Errorf("TreeLevels(%d, %d) = %v, want %v", c.partitions, c.depth, got, c.want)
		}
	}
}
