package planfile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"runtime"
	"testing"
	"time"

	"lab/rdd"
)

type (
	point     struct{ X, Y int }
	label     string
	recursive []recursive
	tagged    struct {
		X int `json:"-"`
	}
	hidden struct{ x, y int }
	all    struct {
		Map   map[string][]int8
		Keys  map[int]bool
		Array [2]uint16
		F     float32
		Bytes []byte
		Big   uint64
	}
)

// Values come back as they were, as text where text can do that.
func TestValues(t *testing.T) {
	full := all{map[string][]int8{"a": nil, "b": {}}, map[int]bool{-1: true}, [2]uint16{1, 65535}, 0.1, []byte{255}, math.MaxUint64}
	for _, c := range []struct {
		x    any
		text bool
	}{
		{full, true}, {all{F: float32(math.Inf(1))}, false}, {all{Map: map[string][]int8{"\xff": {1}}}, false}, {"<&>\u2028", true},
		{"\xff", false}, {math.Copysign(0, -1), true}, {math.NaN(), false}, {0.1, true}, {int64(math.MinInt64), true},
		{[]string(nil), true}, {[]string{}, true}, {[][]string{{"\xff"}, nil}, false}, {[]any{3, "x", nil}, false},
		{time.Unix(3, 4).UTC(), false}, {complex(1, 2), false}, {map[point]int{{1, 2}: 3}, false}, {map[label]int{"x": 1}, true},
		{[]rdd.Pair[string, point]{{Key: "x"}}, true}, {tagged{1}, false}, {hidden{1, 2}, false}, {label("x"), true},
		{recursive{{}, {{}}}, false}, {json.RawMessage("1"), false}, {rdd.Optional[[]byte]{}, true},
	} {
		a, err := encode(reflect.ValueOf(c.x))
		if err != nil {
			t.Errorf("%#v: %v", c.x, err)
			continue
		}
		if (a.Value != nil) != c.text {
			t.Errorf("%#v is written as %+v", c.x, a)
		}
		// Through a file, as it would be.
		data, err := json.Marshal(a)
		var b argument
		if err == nil {
			err = json.Unmarshal(data, &b)
		}
		if err != nil {
			t.Fatal(err)
		}
		got, err := decode(&b, reflect.TypeOf(c.x))
		if err != nil || fmt.Sprintf("%#v", got.Interface()) != fmt.Sprintf("%#v", c.x) {
			t.Errorf("got %#v (%v), want %#v", got, err, c.x)
		}
	}
}

// What is shared in a value is shared afterwards, and a type with other fields is not taken for the same.
func TestBinaryValues(t *testing.T) {
	p := &point{1, 2}
	a, err := encode(reflect.ValueOf([]*point{p, p}))
	if err != nil {
		t.Fatal(err)
	}
	v, err := decode(&a, reflect.TypeFor[[]*point]())
	if err != nil {
		t.Fatal(err)
	}
	if got := v.Interface().([]*point); got[0] != got[1] || *got[0] != *p {
		t.Errorf("got %v", got)
	}
	type other struct{ Y, X int }
	if v, err := decode(&a, reflect.TypeFor[[]*other]()); err == nil {
		t.Errorf("got %v", v)
	}
}

// Functions that nobody uses any more are forgotten, and those that take their place in memory are others.
func TestBoundFunctionsAreFreed(t *testing.T) {
	maker := func(n int) func() int { return func() int { return n } }
	kept := Bind(maker, 7)
	for i := range 10_000 {
		Bind(maker, i)
	}
	bound := func() int {
		functions.RLock()
		defer functions.RUnlock()
		return len(functions.bound)
	}
	for range 1000 {
		if runtime.GC(); bound() < 1000 {
			break
		}
	}
	if n := bound(); n >= 1000 {
		t.Errorf("%d functions are remembered", n)
	}
	if b, ok := bindingOf(kept); !ok || b.captured.([]int)[0] != 7 {
		t.Errorf("a function that is in use is forgotten: %+v", b)
	}
	for i := range 10_000 {
		if f := maker(i); reflect.ValueOf(f).IsValid() {
			if b, ok := bindingOf(f); ok {
				t.Fatalf("a closure is taken for the one that captures %v", b.captured)
			}
		}
	}
	if !bytes.Contains([]byte(symbol(kept)), []byte("TestBoundFunctionsAreFreed")) {
		t.Errorf("the function is called %s", symbol(kept))
	}
}
