package inspect_test

import (
	"fmt"
	"go/types"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"lab/kernel/inspect"
)

type loud struct{ N int }

func (loud) String() string { panic("called") }
func (loud) Error() string  { panic("called") }

type list struct {
	next *list
	word string
}

func place[T any](x T) reflect.Value {
	v := reflect.New(reflect.TypeFor[T]()).Elem()
	v.Set(reflect.ValueOf(&x).Elem())
	return v
}

func TestShort(t *testing.T) {
	var nothing error
	var wrapped any = &loud{1}
	for _, c := range []struct {
		v    reflect.Value
		want string
	}{
		{place(loud{3}), "{N:3}"},
		{place(wrapped), "&{N:1}"},
		{place([]any{1, "a", nil, loud{2}}), `len 4 [1 "a" nil {N:2}]`},
		{place(map[any]int{"b": 1, 2: 3, "a": 4}), `len 3 {2: 3, "a": 4, "b": 1}`},
		{place(nothing), "nil"},
		{place(map[string]int(nil)), "nil"},
		{place(time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)), "2024-02-29 00:00:00 +0000 UTC"},
		{place(&sync.Mutex{}), "*sync.Mutex"},
		{place(make(chan int, 3)), "chan, 0 of 3"},
		{place("two\nlines"), `"two\nlines"`},
		{place([3]bool{true}), "len 3 [true false false]"},
		{place(struct{ a, b *int }{}), "{a:nil b:nil}"},
	} {
		if got := inspect.Short(c.v, nil); got != c.want {
			t.Errorf("%v: %s, want %s", c.v.Type(), got, c.want)
		}
	}
	for _, v := range []reflect.Value{place(strings.Repeat("ä", 1000)), place(make([]loud, 1000)), place(map[string]string{strings.Repeat("k", 200): "v"})} {
		if n := utf8.RuneCountInString(inspect.Short(v, nil)); n > 81 {
			t.Errorf("%v: %d characters", v.Type(), n)
		}
	}
}

func TestSizesOfLargeThingsCostLittle(t *testing.T) {
	words := make([]string, 1_000_000)
	for i := range words {
		words[i] = "word"
	}
	many := make(map[int]*list, 100_000)
	for i := range 100_000 {
		many[i] = &list{word: fmt.Sprint(i)}
	}
	var long *list
	for range 1_000_000 {
		long = &list{next: long, word: "x"}
	}
	for _, c := range []struct {
		v     reflect.Value
		least int64
		whole bool
	}{
		{place(make([]float64, 10_000_000)), 80_000_024, true},
		{place(words), 16_000_000, false},
		{place(many), 1_600_000, false},
		{place(long), 5_000, false},
	} {
		work := inspect.NewWork()
		began := time.Now()
		size, whole := work.Size(c.v)
		inspect.Short(c.v, nil)
		if size < c.least || whole != c.whole {
			t.Errorf("%v: %d bytes, whole: %v", c.v.Type(), size, whole)
		}
		t.Logf("%v: %d bytes in %v", c.v.Type(), size, time.Since(began))
	}
}

func TestWhatIsReferredToTwiceCountsOnce(t *testing.T) {
	ring := &list{word: "a"}
	ring.next = ring
	if size, whole := inspect.NewWork().Size(place([]*list{ring, ring})); size != 24+16+24+1 || !whole {
		t.Errorf("%d bytes, whole: %v", size, whole)
	}
}

func TestFullRunsNoCodeOfCells(t *testing.T) {
	full := inspect.Full(place([]loud{{1}, {2}}), nil)
	if !strings.Contains(full["text/html"], "<table>") || full["text/plain"] != "[{N:1} {N:2}]" {
		t.Errorf("%v", full)
	}
	var x any = loud{5}
	if full := inspect.Full(place(x), nil); full["text/plain"] != "inspect_test.loud{N:5}" {
		t.Errorf("%v", full)
	}
	if got := inspect.Type(types.NewSlice(types.Typ[types.Int])); got != "[]int" {
		t.Error(got)
	}
}
