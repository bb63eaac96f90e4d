package codec_test

import (
	"bytes"
	"flag"
	"math/rand"
	"reflect"
	"strconv"
	"testing"
	"testing/quick"

	"pgregory.net/rapid"
)

// everything has a field of each kind that testing/quick can fill.
type everything struct {
	A bool
	B int8
	C uint16
	D int32
	E uint64
	F float32
	G float64
	H complex64
	I complex128
	J string
	K []string
	L map[string][]int
	M *everything
	N [3]struct {
		X uint8
		Y *string
	}
	O map[[2]int16]struct{ P, Q *int }
	R [][]float64
}

func TestRandomStructs(t *testing.T) {
	same := func(batch []everything) bool { return reflect.DeepEqual(roundTrip(t, batch), any(batch)) }
	if err := quick.Check(same, &quick.Config{MaxCount: 200, Rand: rand.New(rand.NewSource(1))}); err != nil {
		t.Error(err)
	}
}

// The same types every time; -rapid.seed and -rapid.checks on the command line look further.
func init() {
	if err := flag.Set("rapid.seed", "1"); err != nil {
		panic(err)
	}
}

// TestRandomTypes makes up types and values of them.
func TestRandomTypes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typ := drawType(t, 4)
		batch := reflect.MakeSlice(reflect.SliceOf(typ), rapid.IntRange(0, 5).Draw(t, "length"), 5)
		for i := range batch.Len() {
			drawValue(t, batch.Index(i))
		}
		c := codecOf(t, batch.Interface())
		src, err := c.Append(nil, batch.Interface())
		if err != nil {
			t.Fatalf("%s: %v", batch.Type(), err)
		}
		got, err := c.Decode(src)
		if err != nil || !reflect.DeepEqual(got, batch.Interface()) {
			t.Fatalf("%#v came back as %#v (%v)", batch.Interface(), got, err)
		}
		if n := rapid.IntRange(0, len(src)-1).Draw(t, "cut"); n < len(src) {
			if got, err := c.Decode(src[:n]); err == nil {
				t.Fatalf("%d of %d bytes pass for %#v", n, len(src), got)
			}
		}
	})
}

var plainTypes = []reflect.Type{
	reflect.TypeFor[bool](), reflect.TypeFor[int8](), reflect.TypeFor[uint16](), reflect.TypeFor[int32](),
	reflect.TypeFor[int](), reflect.TypeFor[float64](), reflect.TypeFor[complex64](), reflect.TypeFor[string](),
	reflect.TypeFor[struct{}](), reflect.TypeFor[any](), reflect.TypeFor[point](), reflect.TypeFor[label](),
}

func drawType(t *rapid.T, depth int) reflect.Type {
	kind := 0
	if depth > 0 {
		kind = rapid.IntRange(0, 5).Draw(t, "kind")
	}
	switch kind {
	case 1:
		return reflect.SliceOf(drawType(t, depth-1))
	case 2:
		return reflect.ArrayOf(rapid.IntRange(0, 3).Draw(t, "array"), drawType(t, depth-1))
	case 3:
		return reflect.PointerTo(drawType(t, depth-1))
	case 4:
		key := rapid.SampledFrom(plainTypes).Draw(t, "key")
		return reflect.MapOf(key, drawType(t, depth-1))
	case 5:
		fields := make([]reflect.StructField, rapid.IntRange(0, 4).Draw(t, "fields"))
		for i := range fields {
			fields[i] = reflect.StructField{Name: "F" + strconv.Itoa(i), Type: drawType(t, depth-1)}
		}
		return reflect.StructOf(fields)
	}
	return rapid.SampledFrom(plainTypes).Draw(t, "plain")
}

func drawValue(t *rapid.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "bool"))
	case reflect.Int8, reflect.Int32, reflect.Int:
		v.SetInt(rapid.Int64().Draw(t, "int"))
	case reflect.Uint16:
		v.SetUint(uint64(rapid.Uint16().Draw(t, "uint")))
	case reflect.Float64:
		v.SetFloat(rapid.Float64().Draw(t, "float"))
	case reflect.Complex64:
		v.SetComplex(complex(rapid.Float64Range(-9, 9).Draw(t, "real"), 1))
	case reflect.String:
		v.SetString(rapid.String().Draw(t, "string"))
	case reflect.Interface:
		if typ := drawType(t, 1); typ.Comparable() && typ.Kind() != reflect.Interface {
			x := reflect.New(typ).Elem()
			drawValue(t, x)
			// Keys that are equal only to themselves would make DeepEqual of maps fail, and so would pointers.
			if typ.Kind() != reflect.Pointer && x.Comparable() && !holdsPointer(typ) {
				v.Set(x)
			}
		}
	case reflect.Slice:
		if n := rapid.IntRange(-1, 3).Draw(t, "slice"); n >= 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				drawValue(t, v.Index(i))
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			drawValue(t, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			drawValue(t, v.Field(i))
		}
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "pointer") {
			v.Set(reflect.New(v.Type().Elem()))
			drawValue(t, v.Elem())
		}
	case reflect.Map:
		if n := rapid.IntRange(-1, 3).Draw(t, "map"); n >= 0 {
			v.Set(reflect.MakeMap(v.Type()))
			for range n {
				key, elem := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
				drawValue(t, key)
				drawValue(t, elem)
				v.SetMapIndex(key, elem)
			}
		}
	}
}

func holdsPointer(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Interface:
		return true
	case reflect.Array:
		return holdsPointer(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if holdsPointer(t.Field(i).Type) {
				return true
			}
		}
	}
	return false
}

// FuzzRoundTrip builds batches of several types from bytes.
func FuzzRoundTrip(f *testing.F) {
	f.Add([]byte("some words, and some more"), 1.5, int64(-3), uint8(2))
	f.Add([]byte{0, 0xff, 0x80, ' ', ' '}, 0.0, int64(1)<<40, uint8(0))
	f.Fuzz(func(t *testing.T, text []byte, x float64, n int64, k uint8) {
		if x != x {
			x = 0
		}
		var words []string
		var rows []everything
		byLength := map[string][]int{}
		var last *everything
		for i, w := range bytes.Split(text, []byte(" ")) {
			words = append(words, string(w))
			byLength[string(w)] = append(byLength[string(w)], i)
			last = &everything{J: string(w), G: x * float64(i), E: uint64(n), L: byLength, M: last, R: [][]float64{{x}, nil}}
			if i%(int(k)+1) == 0 {
				rows = append(rows, *last)
			}
		}
		for _, batch := range []any{words, rows, []map[string][]int{byLength, nil}, []*everything{last, nil, last},
			[]any{words, n, x, k, string(text), text, last}, []int64{n, -n}, [][]byte{text, nil, {}}} {
			if got := roundTrip(t, batch); !reflect.DeepEqual(got, batch) {
				t.Errorf("%#v came back as %#v", batch, got)
			}
		}
	})
}
