package codec_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"lab/rdd/codec"
)

// word is the size of a pointer and of an int.
const word = 4 << (^uint(0) >> 63)

func TestSizeOf(t *testing.T) {
	words := make([]string, 1000)
	for i := range words {
		words[i] = strings.Repeat("x", 5+i%11)
	}
	lists := make([]*list, 1000)
	for i := range lists {
		lists[i] = &list{&list{}, i}
	}
	big := &[1 << 20]byte{}
	models := make([]struct{ model *[1 << 20]byte }, 1000)
	dicts := make([]map[string]int, 1000)
	dict := map[string]int{}
	for i := range 10_000 {
		dict[fmt.Sprintf("word%06d", i)] = i
	}
	for i := range models {
		models[i].model, dicts[i] = big, dict
	}
	rows := make([][]float64, 100)
	for i := range rows {
		rows[i] = make([]float64, 10, 20)
	}
	anys := make([]any, 1000)
	for i := range anys {
		anys[i] = [4]int{i}
	}
	grid := make([][]string, 64)
	for i := range grid {
		grid[i] = words
	}
	for _, c := range []struct {
		what  string
		slice any
		want  float64
	}{
		{"numbers", make([]int64, 1000, 2000), 8000}, {"structs of numbers", make([]point, 10), 160},
		{"strings", words, 1000 * (2*word + 10)}, {"empty strings", make([]string, 1000), 2000 * word},
		{"slices with room", rows, 100 * (3*word + 160)}, {"a list each", lists, 1000 * 5 * word},
		{"one pointer for all", models, 1000*word + 1<<20}, {"one map for all", dicts, 1000*word + 10_000*(3*word+1+10)*1.2},
		{"interfaces", anys, 1000 * 6 * word}, {"slices of strings", grid, 64 * (3*word + 1000*(2*word+10))},
		{"functions", make([]func(), 100), 100 * word}, {"channels", []chan int{make(chan int, 5)}, word},
		{"functions in interfaces", []any{func() {}, make(chan int)}, 4 * word}, {"nothing", []string(nil), 0},
		{"mixed", []struct {
			f func()
			s string
			b [2][]byte
		}{{func() {}, "four", [2][]byte{make([]byte, 10)}}}, 9*word + 14}, {"no slice", 5, 0}, {"nil", nil, 0},
		{"zero-size", make([]struct{}, 1000), 0},
	} {
		if got := float64(codec.SizeOf(c.slice)); math.Abs(got-c.want) > 0.2*c.want {
			t.Errorf("%s: %.0f bytes, want about %.0f", c.what, got, c.want)
		}
	}
}

// Values without end have a size too, and it does not take long.
func TestSizeOfRings(t *testing.T) {
	ring := &list{}
	ring.next = ring
	self := []any{nil, nil}
	self[0], self[1] = self, self
	m := map[string]any{}
	m["self"] = m
	var head *list
	for range 1_000_000 {
		head = &list{head, 1}
	}
	for _, slice := range []any{[]*list{ring, ring}, self, []any{m}, []*list{head}, batches()} {
		if got := codec.SizeOf(slice); got <= 0 || got > 1<<30 {
			t.Errorf("%T: %d bytes", slice, got)
		}
	}
	for _, batch := range batches() {
		if codec.SizeOf(batch) < 0 {
			t.Errorf("%T: negative", batch)
		}
	}
}
