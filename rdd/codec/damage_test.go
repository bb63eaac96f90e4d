package codec_test

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"lab/rdd/codec"
)

func TestDamageIsAnError(t *testing.T) {
	huge := binary.AppendUvarint(nil, math.MaxUint64)
	for _, c := range []struct {
		batch any
		src   string
	}{
		{[]int{}, ""}, {[]int{}, "\x02"}, {[]int{}, "\x02\x00\x00\x00\x00\x00\x00\x00"}, {[]int{}, "\x01x"},
		{[]int{}, string(huge)}, {[]struct{}{}, string(huge)}, {[]string{}, "\x02" + string(huge)},
		{[]string{}, "\x02\x05four"}, {[]string{}, "\x02\x80"}, {[]bool{}, "\x02\x02"},
		{[]int{}, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"},
		{[]*int{}, "\x02\x02"}, {[]*int{}, "\x02\x01"}, {[]*int{}, "\x02" + string(huge)},
		// The second refers to the first, which is of another type.
		{[]struct {
			A *int8
			B *string
		}{}, "\x02\x01\x02\x05"},
		{[]struct {
			A map[int8]int8
			B *map[int8]int8
		}{}, "\x02\x01\x01\x02"},
		{[]map[int8]int8{}, "\x02\x01\x00"}, {[]map[int8]int8{}, "\x02\x01\x03\x01\x01\x01\x01"},
		{[]map[struct{}]struct{}{}, "\x02\x01\x03"}, {[]map[struct{}]int8{}, "\x02\x01" + string(huge)},
		{[]map[any]int8{}, "\x02\x01\x02\x01\x05[]int\x01\x07"},
		{[]any{}, "\x02\x07"}, {[]any{}, "\x02\x01\x03foo"}, {[]any{}, "\x02\x02"}, {[]any{}, "\x02\x01\x03int\x01"},
		{[]shape{}, "\x02\x01\x03int\x00\x00\x00\x00\x00\x00\x00\x00"},
	} {
		got, err := codecOf(t, c.batch).Decode([]byte(c.src))
		if err == nil {
			t.Errorf("%q passes for a %T: %v", c.src, c.batch, got)
		} else if !strings.Contains(err.Error(), reflect.TypeOf(c.batch).String()) {
			t.Errorf("%q does not say what was read", err)
		}
	}
}

// Every batch cut short anywhere, and with bits turned, gives an error or some batch, and little memory is taken.
func TestDamagedBatches(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, batch := range batches() {
		c, src := codecOf(t, batch), encode(t, batch)
		for n := 0; n < len(src); n += 1 + len(src)/200 {
			if got, err := c.Decode(src[:n]); err == nil {
				t.Errorf("%T: %d of %d bytes pass for %v", batch, n, len(src), got)
			}
		}
		for range 100 {
			bad := bytes.Clone(src)
			for range 1 + r.IntN(3) {
				bad[r.IntN(len(bad))] ^= 1 << r.IntN(8)
			}
			decodeBounded(t, c, bad)
		}
	}
}

// Counts that promise as much as there are bytes for, at every level, must not add up.
func TestAllocationIsBounded(t *testing.T) {
	type heavy struct {
		Kids []heavy
		_    [1000]byte
	}
	type pointers struct{ A, B, C, D *[512]int64 }
	n := 1 << 18
	count := binary.AppendUvarint(nil, uint64(n))
	announce := func(levels int) []byte {
		return append(bytes.Repeat(count, levels), make([]byte, n)...)
	}
	for _, c := range []struct {
		batch any
		src   []byte
	}{
		{[]nested{}, announce(2000)}, {[]heavy{}, append(bytes.Repeat([]byte{0x80, 0x02}, 2000), make([]byte, n)...)},
		{[][][][]string{}, announce(3)}, {[]pointers{}, bytes.Repeat([]byte{1}, n)},
		{[]pointers{}, append(count, bytes.Repeat([]byte{1}, n*4)...)},
		{[]map[int8]map[int8]int8{}, bytes.Repeat([]byte{1}, n)}, {[]any{}, bytes.Repeat([]byte{0x7f}, n)},
		{[]*struct{}{}, append(binary.AppendUvarint(nil, uint64(n+1)), bytes.Repeat([]byte{1}, n)...)},
		{[]map[string]struct{}{}, append(append([]byte{2, 1}, count...), make([]byte, n)...)},
	} {
		decodeBounded(t, codecOf(t, c.batch), c.src)
	}
}

// decodeBounded decodes what may be damaged, and checks how much memory that takes.
func decodeBounded(t *testing.T, c *codec.Codec, src []byte) any {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got, err := c.Decode(src)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20+300*uint64(len(src)) {
		t.Errorf("decoding %d bytes took %d", len(src), took)
	}
	if (got == nil) == (err == nil) {
		t.Errorf("decoding gave %v and %v", got, err)
	}
	return got
}

// FuzzDecode reads any bytes with the codec of one of batches. What can be read can be written and read again.
func FuzzDecode(f *testing.F) {
	all := batches()
	for i, batch := range all {
		f.Add(uint8(i), encode(f, batch))
	}
	f.Fuzz(func(t *testing.T, i uint8, src []byte) {
		c := codecOf(t, all[int(i)%len(all)])
		got := decodeBounded(t, c, src)
		if got == nil || codec.SizeOf(got) < 0 {
			return
		}
		// Times without a valid zone and the like may not be equal to themselves, so only the bytes' validity counts.
		again, err := c.Append(nil, got)
		if err != nil {
			t.Fatalf("%T cannot be written again: %v", got, err)
		}
		if _, err := c.Decode(again); err != nil {
			t.Errorf("%T cannot be read again: %v", got, err)
		}
	})
}
