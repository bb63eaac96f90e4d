package codec_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

func TestSharingIsKept(t *testing.T) {
	ring := &list{value: 1}
	ring.next = &list{ring, 2}
	common := map[string]int{"a": 1}
	type graph struct {
		ring, same *list
		m1, m2     map[string]int
		x          any
		self       *any
	}
	g := graph{ring: ring, same: ring.next, m1: common, m2: common, x: ring}
	g.self = new(any)
	*g.self = g.self
	got := roundTrip(t, []graph{g, g}).([]graph)
	for _, h := range got {
		if h.ring.next.next != h.ring || h.same != h.ring.next || h.x != any(h.ring) || h.ring != got[0].ring {
			t.Error("the ring is not one any more")
		}
		if h.m1["b"]++; h.m2["b"] == 0 {
			t.Error("the map is not shared any more")
		}
		if *h.self != any(h.self) {
			t.Error("a pointer to itself is none any more")
		}
	}
	if common["b"] != 0 || got[0].ring == ring {
		t.Error("the copy shares with the original")
	}
	// A struct and its first field have one address, and are two targets.
	type first struct{ list }
	f := &first{list{nil, 3}}
	both := roundTrip(t, []any{f, &f.list}).([]any)
	if both[0].(*first).value != 3 || both[1].(*list).value != 3 {
		t.Errorf("came back as %v", both)
	}
	m := map[string]any{}
	m["self"] = m
	own := roundTrip(t, []map[string]any{m}).([]map[string]any)[0]
	own["x"] = 1
	if len(own["self"].(map[string]any)) != 2 {
		t.Error("a map that holds itself does not any more")
	}
}

func TestLongLists(t *testing.T) {
	var head *list
	for i := range 1_000_000 {
		head = &list{head, i}
	}
	got := roundTrip(t, []*list{head}).([]*list)[0]
	for i := 999_999; i >= 0; i-- {
		if got == nil || got.value != i {
			t.Fatalf("the list breaks at %d", i)
		}
		got = got.next
	}
}

func TestDeepNesting(t *testing.T) {
	deep := func(levels int) []nested {
		n := nested{}
		for range levels - 2 {
			n = nested{n}
		}
		return []nested{n}
	}
	const most = 10_000
	if got := roundTrip(t, deep(most)).([]nested); !reflect.DeepEqual(got, deep(most)) {
		t.Error("what is nested as deeply as may be does not come back")
	}
	ring := []any{nil}
	ring[0] = ring
	wide := []any{nil, nil}
	wide[0], wide[1] = wide, wide
	var chain any
	for range 3 * most {
		chain = struct{ next any }{chain}
	}
	for _, batch := range []any{deep(most + 1), deep(1_000_000), ring, wide, []any{chain}} {
		dst, err := codecOf(t, batch).Append([]byte("before"), batch)
		if err == nil || !strings.Contains(err.Error(), "deep") {
			t.Errorf("%T: %v", batch, err)
		}
		if string(dst) != "before" {
			t.Errorf("after an error %d bytes are there", len(dst))
		}
	}
	// The decoder has to stop by itself.
	src := bytes.Repeat([]byte{2}, 5_000_000)
	if _, err := codecOf(t, []nested{}).Decode(src); err == nil || !strings.Contains(err.Error(), "deep") {
		t.Errorf("decoding: %v", err)
	}
}
