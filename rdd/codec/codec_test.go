package codec_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"math/big"
	"net/netip"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
	"unsafe"

	"lab/rdd/codec"
)

type (
	celsius float64
	label   string
	labels  []label
	board   [3][3]bool
	inner   struct {
		a int8
		B string
	}
	wrapped struct {
		inner
		*point
		_ uint16
		c complex64
		_ [0]func()
	}
	point  struct{ X, Y float64 }
	tree   struct{ kids []tree }
	treeOf struct {
		name string
		kids map[string]*treeOf
	}
	list struct {
		next  *list
		value int
	}
	nested []nested
	shape  interface{ area() float64 }
	square struct{ side float64 }
	circle struct{ r *float64 }
	gaps   struct {
		a uint8
		b uint32
		c uint16
		d string
		e [2]bool
	}
	numbers struct {
		a int64
		b float64
		c [3]uint16
		d [2]uint8
	}
	deepName **string
)

func (s square) area() float64  { return s.side * s.side }
func (c *circle) area() float64 { return math.Pi * *c.r * *c.r }

func ptr[T any](x T) *T { return &x }

// batches are of every kind of type.
func batches() []any {
	made := reflect.StructOf([]reflect.StructField{
		{Name: "Name", Type: reflect.TypeFor[string]()}, {Name: "Scores", Type: reflect.TypeFor[[]float64]()},
	})
	rows := reflect.MakeSlice(reflect.SliceOf(made), 2, 2)
	rows.Index(1).Field(0).SetString("made")
	rows.Index(1).Field(1).Set(reflect.ValueOf([]float64{1, 2}))
	berlin := time.FixedZone("somewhere", 3600)
	return []any{
		[]bool{true, false, true}, []int{0, -1, math.MaxInt, math.MinInt}, []int8{-128, 127}, []int16{-1, 300},
		[]int32{-1, 1 << 30}, []int64{math.MinInt64}, []uint{0, math.MaxUint}, []byte("bytes"), []uint16{65535},
		[]uint32{1 << 31}, []uint64{math.MaxUint64}, []uintptr{7}, []float32{1.5, -0.25}, []float64{math.Inf(1), 1e-300},
		[]complex64{1 + 2i}, []complex128{3 - 4i}, []string{"", "a", strings.Repeat("long", 1000), "ünï\x00\xff"},
		[]int(nil), []int{}, []string(nil), []string{}, []struct{}{{}, {}}, [][0]string{{}, {}}, [][0]func(){{}},
		[]celsius{1, 2}, labels{"x", "y"}, []board{{{true}, {false, true}}}, [][4]string{{"a"}, {"", "b"}},
		[][]int{nil, {}, {1}, {1, 2, 3}}, [][]string{{"a"}, nil, {}}, [][][]uint8{{{1}, nil}, {}}, [][]uint16{{1, 2, 3}},
		[][]struct{}{nil, {}, make([]struct{}, math.MaxInt32)}, [][]int32{{1, 2, 3}, {4}}, [][]bool{{true}, {}},
		[]map[string]int{nil, {}, {"a": 1, "b": 2}}, []map[point][]string{{{1, 2}: {"x"}, {3, 4}: nil}},
		[]map[struct{}]struct{}{{{}: {}}}, []map[any]int{{1: 1, "a": 2, 2.5: 3, [2]int{1, 2}: 4, nil: 5}},
		[]map[[2]label]*int{{{"a", "b"}: ptr(1)}},
		[]wrapped{{inner{-3, "b"}, &point{1, 2}, 0, 1i, [0]func(){}}, {}}, []point{{1, 2}, {3, 4}},
		[]gaps{{1, 2, 3, "4", [2]bool{true, false}}, {255, math.MaxUint32, 65535, "", [2]bool{}}},
		[]numbers{{-1, 2.5, [3]uint16{1, 2, 3}, [2]uint8{4, 5}}},
		[]*int{nil, ptr(1), ptr(2)}, []**string{ptr(ptr("deep"))}, []deepName{ptr(ptr("named"))}, []*point{{1, 2}},
		[]*struct{}{{}, nil}, []tree{{[]tree{{}, {[]tree{{nil}}}}}}, []nested{{{}, nil, {{}}}},
		[]treeOf{{"root", map[string]*treeOf{"a": {"a", nil}, "b": {"b", map[string]*treeOf{"c": {}}}}}},
		[]any{nil, 1, "a", 2.5, true, int8(1), uint64(2), []int{1}, []any{nil, "x", []any{}}, map[string]any{"k": 1},
			point{1, 2}, &point{3, 4}, [1]*int{ptr(5)}, struct{ p *int }{ptr(6)}, celsius(36), label("l"), struct{}{},
			(*point)(nil), map[string]int(nil), big.NewInt(7), complex64(1i), [3]byte{1, 2, 3}, struct{ m map[int]int }{}},
		[]shape{square{2}, nil, &circle{ptr(1.0)}, square{3}}, []error{nil, errString("failed")},
		[]fmt.Stringer{time.Second, big.NewInt(-5)},
		[]time.Time{{}, time.Unix(1700000000, 5).UTC(), time.Now(), time.Now().In(berlin), time.Unix(0, 0).In(berlin)},
		[]*time.Location{nil, time.UTC, time.Local, berlin}, []time.Duration{time.Hour},
		[]big.Int{*big.NewInt(0), *big.NewInt(-1 << 62)}, []*big.Rat{big.NewRat(22, 7)},
		[]*big.Int{new(big.Int).Exp(big.NewInt(-3), big.NewInt(301), nil)},
		[]netip.Addr{{}, netip.MustParseAddr("10.0.0.1"), netip.MustParseAddr("fe80::1%eth0")},
		[]netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}, rows.Interface(),
		[]struct {
			at   time.Time
			next any
		}{{time.Unix(5, 0).In(berlin), []any{rows.Index(1).Interface()}}},
	}
}

type errString string

func (e errString) Error() string { return string(e) }

func TestRoundTrip(t *testing.T) {
	for _, batch := range batches() {
		got := roundTrip(t, batch)
		if reflect.TypeOf(got) != reflect.TypeOf(batch) || !reflect.DeepEqual(got, batch) {
			t.Errorf("%T: %#v came back as %#v", batch, batch, got)
		}
	}
}

// Types are compiled when they are first met, perhaps by many tasks at once.
func TestConcurrentUse(t *testing.T) {
	type fresh struct {
		next *fresh
		kids []fresh
		more map[string]fresh
		name string
	}
	batch := []fresh{{name: "a", kids: []fresh{{name: "b"}}, more: map[string]fresh{"c": {}}, next: &fresh{}}}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := roundTrip(t, batch); !reflect.DeepEqual(got, batch) {
				t.Errorf("came back as %v", got)
			}
			if codec.SizeOf(batch) <= 0 {
				t.Error("no size")
			}
		})
	}
	wg.Wait()
}

// A recursive type can be met first at any of its parts.
func TestRecursiveTypesFromEachSide(t *testing.T) {
	type a struct{ kids []a }
	type b struct{ m map[string]b }
	type c struct{ p *c }
	for _, batch := range []any{
		[][]a{{{}, {[]a{{}}}}}, []a{{[]a{{}}}}, []map[string]b{{"x": {}}}, []b{{map[string]b{"y": {}}}}, []*c{{&c{}}}, []c{{&c{}}},
		[][][]a{{{{}}}}, []*[]a{{{}}}, []map[string][]b{{"x": {{}}}},
	} {
		if got := roundTrip(t, batch); !reflect.DeepEqual(got, batch) {
			t.Errorf("%#v came back as %#v", batch, got)
		}
	}
}

func TestBitsOfFloats(t *testing.T) {
	batch := []float64{math.NaN(), math.Float64frombits(0x7ff8dead_beef0001), math.Copysign(0, -1), 0}
	got := roundTrip(t, batch).([]float64)
	for i := range batch {
		if math.Float64bits(got[i]) != math.Float64bits(batch[i]) {
			t.Errorf("%x came back as %x", math.Float64bits(batch[i]), math.Float64bits(got[i]))
		}
	}
	m := roundTrip(t, []map[float64]int{{math.NaN(): 1, math.Inf(-1): 2}}).([]map[float64]int)[0]
	if len(m) != 2 || m[math.Inf(-1)] != 2 {
		t.Errorf("a map with a NaN came back as %v", m)
	}
}

func TestBlankFields(t *testing.T) {
	type blank struct {
		A string
		_ int32
	}
	batch := []blank{{A: "a"}}
	hidden := func(b *blank) *int32 { return (*int32)(unsafe.Add(unsafe.Pointer(b), unsafe.Sizeof(""))) }
	*hidden(&batch[0]) = 42
	got := roundTrip(t, batch).([]blank)
	if *hidden(&got[0]) != 42 {
		t.Errorf("the blank field came back as %d", *hidden(&got[0]))
	}
}

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

func TestTypesWithoutEncoding(t *testing.T) {
	type job struct {
		Name  string
		Steps []map[string]struct{ run func(int) int }
	}
	for _, c := range []struct {
		batch any
		parts []string
	}{
		{[]func(){}, []string{"func()", "function"}},
		{[]job{}, []string{"codec_test.job.Steps[][].run", "func(int) int", "function"}},
		{[]*struct{ done chan int }{}, []string{".done", "channel"}},
		{[]unsafe.Pointer{}, []string{"unsafe.Pointer"}},
		{[]map[chan int]int{}, []string{"[key]", "channel"}},
		{[]reflect.Value{}, []string{"reflect.Value"}},
	} {
		for range 2 {
			_, err := codec.For(reflect.TypeOf(c.batch))
			if err == nil {
				t.Errorf("%T has an encoding", c.batch)
				continue
			}
			for _, part := range c.parts {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("%T: %q does not say %q", c.batch, err, part)
				}
			}
		}
	}
	for _, x := range []any{func() {}, make(chan int), struct{ f []func() }{}, reflect.ValueOf(1)} {
		_, err := codecOf(t, []any{}).Append(nil, []any{1, x})
		if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("%T", x)) {
			t.Errorf("%T in an interface: %v", x, err)
		}
	}
	for _, x := range []reflect.Type{nil, reflect.TypeFor[int](), reflect.TypeFor[[2]int]()} {
		if _, err := codec.For(x); err == nil {
			t.Errorf("%v passes for a slice", x)
		}
	}
	if _, err := codecOf(t, []int{}).Append(nil, []string{}); err == nil || !strings.Contains(err.Error(), "[]string") {
		t.Errorf("strings for the codec of ints: %v", err)
	}
	if _, err := codecOf(t, []int{}).Append(nil, nil); err == nil {
		t.Error("nil passes for a batch")
	}
}

func TestAppendKeepsWhatIsThere(t *testing.T) {
	c := codecOf(t, []string{})
	b, err := c.Append([]byte("head"), []string{"a", "bc"})
	if err != nil || string(b) != "head\x03\x01a\x02bc" {
		t.Errorf("%q, %v", b, err)
	}
}

// What is stored today has to be readable tomorrow.
func TestFormat(t *testing.T) {
	shared := ptr(int16(9))
	for _, c := range []struct {
		batch any
		want  string
	}{
		{[]int(nil), "\x00"}, {[]int{}, "\x01"}, {[]int{-2}, "\x02\xfe\xff\xff\xff\xff\xff\xff\xff"},
		{[]uint16{0x102}, "\x02\x02\x01"}, {[]bool{true}, "\x02\x01"}, {make([]struct{}, 300), "\xad\x02"},
		{[][]byte{nil, {}, {7}}, "\x04\x00\x01\x02\x07"}, {[]float32{1}, "\x02\x00\x00\x80\x3f"},
		{[]gaps{{a: 1, b: 2, c: 3, d: "x"}}, "\x02\x01\x02\x00\x00\x00\x03\x00\x01x\x00\x00"},
		{[]*int16{shared, nil, shared}, "\x04\x01\x00\x02\x09\x00"},
		{[]map[string]bool{{"k": true}, nil}, "\x03\x01\x02\x00\x01k\x01"},
		{[]any{"s", nil, uint8(5), "t"}, "\x05\x01\x06string\x01s\x00\x01\x05uint8\x05\x03\x01t"},
	} {
		if got := encode(t, c.batch); string(got) != c.want {
			t.Errorf("%#v is %q, want %q", c.batch, got, c.want)
		}
	}
}

// Decoded batches must not hold on to the bytes that they come from, which are used again.
func TestDecodeCopies(t *testing.T) {
	batch := []any{"short", strings.Repeat("long", 100), []byte("bytes"), 5}
	src := encode(t, batch)
	got, err := codecOf(t, batch).Decode(src)
	if err != nil {
		t.Fatal(err)
	}
	clear(src)
	if !reflect.DeepEqual(got, batch) {
		t.Errorf("became %v", got)
	}
	inner := roundTrip(t, [][]string{{"a", "b", "c"}}).([][]string)[0]
	if cap(inner) != 3 {
		t.Errorf("a slice of 3 has room for %d", cap(inner))
	}
}

func TestStringsTakeFewAllocations(t *testing.T) {
	batch := make([]string, 1000)
	for i := range batch {
		batch[i] = fmt.Sprint("word", i)
	}
	c, src := codecOf(t, batch), encode(t, batch)
	if n := testing.AllocsPerRun(10, func() { c.Decode(src) }); n > 60 {
		t.Errorf("%v allocations", n)
	}
}

func TestMonotonicClock(t *testing.T) {
	now := time.Now()
	src := encode(t, []time.Time{now})
	// The same from another process: its number, the last 8 bytes, is another one.
	binary.LittleEndian.PutUint64(src[len(src)-8:], 1)
	got, err := codecOf(t, []time.Time{}).Decode(src)
	if err != nil {
		t.Fatal(err)
	}
	if x := got.([]time.Time)[0]; x != now.Round(0) {
		t.Errorf("%v came back as %v", now, x)
	}
}

func roundTrip(t testing.TB, batch any) any {
	t.Helper()
	got, err := codecOf(t, batch).Decode(encode(t, batch))
	if err != nil {
		t.Errorf("%T: %v", batch, err)
		return reflect.Zero(reflect.TypeOf(batch)).Interface()
	}
	return got
}

func encode(t testing.TB, batch any) []byte {
	t.Helper()
	b, err := codecOf(t, batch).Append(nil, batch)
	if err != nil {
		t.Errorf("%T: %v", batch, err)
	}
	return b
}

func codecOf(t testing.TB, batch any) *codec.Codec {
	t.Helper()
	c, err := codec.For(reflect.TypeOf(batch))
	if err != nil {
		t.Fatal(err)
	}
	return c
}
