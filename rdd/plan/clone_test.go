package plan_test

import (
	"fmt"
	"reflect"
	"testing"

	"lab/rdd/plan"
)

type node struct {
	next   *node
	values []int
	extra  any
}

func TestCloneSharesNothing(t *testing.T) {
	ring := &node{values: []int{1, 2}, extra: map[string][]int{"a": {3}}}
	ring.next = ring
	src := []*node{ring, nil, {extra: [1]*int{new(int)}}}
	got := plan.Clone(src).([]*node)
	if !reflect.DeepEqual(got, src) {
		t.Fatalf("the copy differs: %v", got)
	}
	c := got[0]
	if c == ring || c.next != c {
		t.Error("the cycle is not copied as one")
	}
	c.values[0] = 99
	c.extra.(map[string][]int)["a"][0] = 99
	*got[2].extra.([1]*int)[0] = 99
	if ring.values[0] != 1 || ring.extra.(map[string][]int)["a"][0] != 3 || *src[2].extra.([1]*int)[0] != 0 {
		t.Error("a change of the copy shows in the original")
	}
	if plan.Clone(nil) != nil || plan.Clone([]int(nil)).([]int) != nil {
		t.Error("nil is not copied as nil")
	}
}

func TestMutable(t *testing.T) {
	for _, c := range []struct {
		slice any
		want  bool
	}{
		{[]int{}, false}, {[]string{}, false}, {[][2]float64{}, false}, {[]struct{ A, B string }{}, false},
		{[][]int{}, true}, {[]map[int]int{}, true}, {[]any{}, true}, {[]struct{ A [1]*int }{}, true}, {[][0][]int{}, false},
	} {
		if got := plan.Mutable(c.slice); got != c.want {
			t.Errorf("Mutable(%T) = %t", c.slice, got)
		}
	}
}

func TestChooseIndexes(t *testing.T) {
	seen := map[string]int{}
	for seed := range int64(3000) {
		got := plan.ChooseIndexes(seed, 3, 2, false)
		seen[fmt.Sprint(got)]++
	}
	// Every ordered pair of different numbers, about equally often.
	if len(seen) != 6 {
		t.Errorf("drew %v", seen)
	}
	for pair, n := range seen {
		if n < 400 || n > 600 {
			t.Errorf("%s was drawn %d times of 3000, want about 500", pair, n)
		}
	}
}
