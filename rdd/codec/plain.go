package codec

import (
	"encoding/binary"
	"math"
	"reflect"
	"unsafe"
)

// number makes the coder of a numeric type. Where memory is not the format (int has 4 bytes, or the machine is
// big-endian) numbers go one by one.
func (b *builder) number(c *coder) {
	k := c.typ.Kind()
	width := c.size
	if k == reflect.Int || k == reflect.Uint || k == reflect.Uintptr {
		width = 8
	}
	if c.size == 1 || b.memory && width == c.size {
		c.asMemory()
		return
	}
	c.least, c.flat = int(width), true
	switch {
	case width > c.size:
		c.encode, c.decode = encodeWide(k == reflect.Int), decodeWide(k == reflect.Int)
	case k == reflect.Complex128:
		c.encode, c.decode = encodeHalves(encode64), decodeHalves(decode64)
	case k == reflect.Complex64:
		c.encode, c.decode = encodeHalves(encode32), decodeHalves(decode32)
	case width == 8:
		c.encode, c.decode = encode64, decode64
	case width == 4:
		c.encode, c.decode = encode32, decode32
	default:
		c.encode, c.decode = encode16, decode16
	}
}

func encode64(_ *encoder, b []byte, p unsafe.Pointer, n int) []byte {
	for _, x := range unsafe.Slice((*uint64)(p), n) {
		b = binary.LittleEndian.AppendUint64(b, x)
	}
	return b
}

func decode64(d *decoder, p unsafe.Pointer, n int) {
	for i := range n {
		*(*uint64)(at(p, i, 8)) = binary.LittleEndian.Uint64(d.take(8))
	}
}

func encode32(_ *encoder, b []byte, p unsafe.Pointer, n int) []byte {
	for _, x := range unsafe.Slice((*uint32)(p), n) {
		b = binary.LittleEndian.AppendUint32(b, x)
	}
	return b
}

func decode32(d *decoder, p unsafe.Pointer, n int) {
	for i := range n {
		*(*uint32)(at(p, i, 4)) = binary.LittleEndian.Uint32(d.take(4))
	}
}

func encode16(_ *encoder, b []byte, p unsafe.Pointer, n int) []byte {
	for _, x := range unsafe.Slice((*uint16)(p), n) {
		b = binary.LittleEndian.AppendUint16(b, x)
	}
	return b
}

func decode16(d *decoder, p unsafe.Pointer, n int) {
	for i := range n {
		*(*uint16)(at(p, i, 2)) = binary.LittleEndian.Uint16(d.take(2))
	}
}

// Complex numbers are two floats, the real part first.
func encodeHalves(half encodeFunc) encodeFunc {
	return func(e *encoder, b []byte, p unsafe.Pointer, n int) []byte { return half(e, b, p, 2*n) }
}

func decodeHalves(half decodeFunc) decodeFunc {
	return func(d *decoder, p unsafe.Pointer, n int) { half(d, p, 2*n) }
}

// encodeWide writes int, uint and uintptr of 4 bytes as 8.
func encodeWide(signed bool) encodeFunc {
	return func(_ *encoder, b []byte, p unsafe.Pointer, n int) []byte {
		for _, x := range unsafe.Slice((*uint32)(p), n) {
			wide := uint64(x)
			if signed {
				wide = uint64(int32(x))
			}
			b = binary.LittleEndian.AppendUint64(b, wide)
		}
		return b
	}
}

func decodeWide(signed bool) decodeFunc {
	return func(d *decoder, p unsafe.Pointer, n int) {
		for i := range n {
			wide := binary.LittleEndian.Uint64(d.take(8))
			if signed && int64(wide) != int64(int32(wide)) || !signed && wide > math.MaxUint32 {
				d.fail("a number is too large for the integers of this machine, which have 32 bits")
				return
			}
			*(*uint32)(at(p, i, 4)) = uint32(wide)
		}
	}
}

func encodeBools(_ *encoder, b []byte, p unsafe.Pointer, n int) []byte {
	return append(b, unsafe.Slice((*byte)(p), n)...)
}

// decodeBools looks at each byte: a bool that is neither true nor false breaks programs in odd ways.
func decodeBools(d *decoder, p unsafe.Pointer, n int) {
	for i, x := range d.src[:n] {
		if x > 1 {
			d.fail("a bool of %d", x)
			return
		}
		*(*bool)(at(p, i, 1)) = x == 1
	}
	d.src = d.src[n:]
}

func encodeStrings(_ *encoder, b []byte, p unsafe.Pointer, n int) []byte {
	for _, s := range unsafe.Slice((*string)(p), n) {
		b = appendString(b, s)
	}
	return b
}

func appendString(b []byte, s string) []byte {
	if len(s) < 0x80 {
		b = append(b, byte(len(s)))
	} else {
		b = binary.AppendUvarint(b, uint64(len(s)))
	}
	return append(b, s...)
}

func decodeStrings(d *decoder, p unsafe.Pointer, n int) {
	out := unsafe.Slice((*string)(p), n)
	for i := range out {
		out[i] = d.string()
		if d.err != nil {
			return
		}
	}
}

// Short strings are cut from common pieces of memory, which saves most of the allocations. The pieces are small,
// because each stays as long as any of its strings does: one string over a whole batch would let a filter that keeps
// one string in a hundred keep all of them.
const (
	piece = 256
	short = 64
)

// string reads a string whose first byte was claimed.
func (d *decoder) string() string {
	n := d.uvarint()
	if n == 0 {
		return ""
	}
	if n > uint64(d.free) {
		d.fail("a string of %d bytes is announced, and only %d are left", n, d.free)
		return ""
	}
	d.free -= int(n)
	src := d.take(int(n))
	if n > short {
		return string(src)
	}
	if len(src) > len(d.text) {
		// Not more than can still be needed, for batches of few strings.
		d.text = make([]byte, min(piece, len(src)+len(d.src)))
	}
	copy(d.text, src)
	s := unsafe.String(&d.text[0], len(src))
	d.text = d.text[len(src):]
	return s
}
