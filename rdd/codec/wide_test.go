package codec

import (
	"bytes"
	"reflect"
	"testing"
	"time"
	"unsafe"
)

// On a machine whose memory is not the format numbers go one by one. What they are written as must be the same.
func TestNumbersOneByOne(t *testing.T) {
	type mixed struct {
		A int16
		B [3]uint32
		C float64
		D complex64
		E []complex128
		F *int
		G uint
		H uintptr
		I map[int32]float32
		J time.Time
	}
	n := -5
	for _, batch := range []any{
		[]int{1, -2}, []int16{3, -4}, []uint32{5}, []float32{1.5}, []float64{-2.5}, []complex64{1 + 2i},
		[]complex128{3 - 4i}, [][2]int64{{1, 2}}, []uint8{9},
		[]mixed{{1, [3]uint32{2, 3, 4}, 5, 6i, []complex128{7i}, &n, 8, 9, map[int32]float32{10: 11}, time.Unix(12, 13)}},
	} {
		c, err := For(reflect.TypeOf(batch))
		if err != nil {
			t.Fatal(err)
		}
		b := builder{memory: false, made: map[reflect.Type]*coder{}}
		slow := &Codec{c.slice, b.coder(c.slice.Elem())}
		want, err := c.Append(nil, batch)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := slow.Append(nil, batch); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%T is %x, want %x (%v)", batch, got, want, err)
		}
		if got, err := slow.Decode(want); err != nil || !reflect.DeepEqual(got, batch) {
			t.Errorf("%#v came back as %#v (%v)", batch, got, err)
		}
	}
}

// Integers of 4 bytes are written as 8, and have to fit when they are read.
func TestIntegersOf32Bits(t *testing.T) {
	for _, signed := range []bool{false, true} {
		// Any type of 4 bytes can stand for int and uint there.
		c := &coder{typ: reflect.TypeFor[int32](), size: 4, least: 8, flat: true}
		c.encode, c.decode = encodeWide(signed), decodeWide(signed)
		narrow := &Codec{reflect.TypeFor[[]int32](), c}
		batch := []int32{0, 1, -1, -1 << 31, 1<<31 - 1}
		src, err := narrow.Append(nil, batch)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := narrow.Decode(src); err != nil || !reflect.DeepEqual(got, batch) {
			t.Errorf("%v came back as %v (%v)", batch, got, err)
		}
		for i, want := range batch {
			wide := int64(want)
			if !signed {
				wide = int64(uint32(want))
			}
			one, err := (&Codec{reflect.TypeFor[[]int64](), mustCoder(t, reflect.TypeFor[int64]())}).Append(nil, []int64{wide})
			if err != nil || !bytes.Equal(one[1:], src[1+8*i:9+8*i]) {
				t.Errorf("%d is %x, want %x", want, src[1+8*i:9+8*i], one[1:])
			}
		}
		src[len(src)-2] = 1
		if _, err := narrow.Decode(src); err == nil {
			t.Errorf("a number of 49 bits passes for one of 32")
		}
	}
}

func mustCoder(t *testing.T, typ reflect.Type) *coder {
	c, err := coderOf(typ)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// What an encoder keeps for the next batch must not hold on to this one.
func TestEncodersLetGo(t *testing.T) {
	e := new(encoder)
	x := new(int)
	e.number(unsafe.Pointer(x), reflect.TypeOf(x))
	e.todo = append(e.todo, written{p: nil, n: 1})[:0]
	e.err, e.depth, e.origin = errDeep, 3, true
	e.release()
	if e.numbers.n > 0 || e.entry != nil || e.err != nil || e.depth != 0 || e.origin || e.word != nil || e.types.list != nil {
		t.Errorf("the encoder keeps %+v", e)
	}
	for _, s := range e.numbers.slots {
		if s.p != 0 {
			t.Error("the encoder keeps a number")
		}
	}
	for _, w := range e.todo[:cap(e.todo)] {
		if w.n != 0 || w.p != nil {
			t.Error("the encoder keeps what was to be written")
		}
	}
}
