package codec

import (
	"encoding/binary"
	"math"
	"reflect"
	"unsafe"
)

// An encodeFunc writes n values, which are neighbours in memory from p on, behind b.
type encodeFunc func(e *encoder, b []byte, p unsafe.Pointer, n int) []byte

// A decodeFunc reads n values into zeroed memory from p on. The least bytes of all of them have been claimed.
type decodeFunc func(d *decoder, p unsafe.Pointer, n int)

// coder knows how values of a type are written.
type coder struct {
	typ    reflect.Type
	size   uintptr
	least  int  // bytes that a value takes at least
	memory bool // what is written is what is in memory
	flat   bool // it holds no pointers of any sort
	mixed  bool // it holds interfaces, whose values may turn out not to be comparable
	encode encodeFunc
	decode decodeFunc
	// Of pointers, slices and maps. They are looked at only when the coder runs, because those of recursive types are
	// not complete before.
	key, elem *coder
}

// littleEndian tells how this machine keeps numbers.
var littleEndian = binary.NativeEndian.Uint16([]byte{1, 0}) == 1

// builder makes the coders of a type and of its parts.
type builder struct {
	memory bool // numbers are copied as they are
	made   map[reflect.Type]*coder
}

// coder gives the coder of a type that refuse has nothing against. The makers of those of pointers, slices and maps
// complete them before they ask for that of the elements, where recursive types meet themselves.
func (b *builder) coder(t reflect.Type) *coder {
	if c, ok := b.made[t]; ok {
		return c
	}
	if c, ok := coders.Load(t); ok && b.memory == littleEndian {
		return c.(*coder)
	}
	c := &coder{typ: t, size: t.Size()}
	b.made[t] = c
	if build := special(t); build != nil {
		build(b, c)
		return c
	}
	switch t.Kind() {
	case reflect.Bool:
		c.least, c.flat, c.encode, c.decode = 1, true, encodeBools, decodeBools
	case reflect.String:
		c.least, c.encode, c.decode = 1, encodeStrings, decodeStrings
	case reflect.Slice:
		b.slice(c)
	case reflect.Array:
		b.array(c)
	case reflect.Struct:
		b.structure(c)
	case reflect.Pointer:
		b.pointer(c)
	case reflect.Map:
		b.mapping(c)
	case reflect.Interface:
		b.dynamic(c)
	default:
		b.number(c)
	}
	return c
}

// asMemory makes c the coder of a type that is copied as it is.
func (c *coder) asMemory() {
	c.memory, c.flat, c.least = true, true, int(c.size)
	c.encode, c.decode = encodeMemory(c.size), decodeMemory(c.size)
}

func encodeMemory(size uintptr) encodeFunc {
	// The sizes of single numbers, for the fields of structs, are copied by one instruction.
	switch size {
	case 8:
		return func(_ *encoder, b []byte, p unsafe.Pointer, n int) []byte {
			if n == 1 {
				return append(b, (*[8]byte)(p)[:]...)
			}
			return append(b, unsafe.Slice((*byte)(p), n*8)...)
		}
	case 4:
		return func(_ *encoder, b []byte, p unsafe.Pointer, n int) []byte {
			if n == 1 {
				return append(b, (*[4]byte)(p)[:]...)
			}
			return append(b, unsafe.Slice((*byte)(p), n*4)...)
		}
	}
	return func(_ *encoder, b []byte, p unsafe.Pointer, n int) []byte {
		return append(b, unsafe.Slice((*byte)(p), uintptr(n)*size)...)
	}
}

func decodeMemory(size uintptr) decodeFunc {
	if size == 8 {
		return func(d *decoder, p unsafe.Pointer, n int) {
			if n == 1 {
				*(*[8]byte)(p) = [8]byte(d.src)
				d.src = d.src[8:]
				return
			}
			copy(unsafe.Slice((*byte)(p), n*8), d.take(n*8))
		}
	}
	return func(d *decoder, p unsafe.Pointer, n int) {
		bytes := n * int(size)
		copy(unsafe.Slice((*byte)(p), bytes), d.take(bytes))
	}
}

// slice makes the coder of slices.
func (b *builder) slice(c *coder) {
	c.least = 1
	c.encode = func(e *encoder, b []byte, p unsafe.Pointer, n int) []byte {
		if n == 0 || !e.enter() {
			return b
		}
		for i := range n {
			// All slices look alike in memory; the length counts elements.
			s := *(*[]struct{})(at(p, i, unsafe.Sizeof([]int{})))
			b = appendCount(b, len(s), s == nil)
			b = c.elem.encode(e, b, unsafe.Pointer(unsafe.SliceData(s)), len(s))
			if e.err != nil {
				return b
			}
		}
		e.depth--
		return b
	}
	c.decode = func(d *decoder, p unsafe.Pointer, n int) { decodeSlices(d, p, n, c.typ, c.elem) }
	c.elem = b.coder(c.typ.Elem())
}

func decodeSlices(d *decoder, p unsafe.Pointer, n int, t reflect.Type, elem *coder) {
	if n == 0 || !d.enter() {
		return
	}
	for i := range n {
		slot := at(p, i, unsafe.Sizeof([]int{}))
		count, ok := d.count()
		if ok && d.claim(count, elem.least) {
			if data := d.makeSlice(slot, count, t, elem); data != nil {
				elem.decode(d, data, count)
			}
		}
		if d.err != nil {
			return
		}
	}
	d.depth--
}

// makeSlice puts a new slice of type t in slot and gives the address of its first element.
func (d *decoder) makeSlice(slot unsafe.Pointer, n int, t reflect.Type, elem *coder) unsafe.Pointer {
	if elem.size > 0 && n > math.MaxInt/int(elem.size) {
		d.stop("a slice of %d %s is too large for this machine", n, elem.typ)
		return nil
	}
	size := n * int(elem.size)
	switch {
	case size == 0:
		*(*[]struct{})(slot) = make([]struct{}, n)
	case elem.flat && uintptr(elem.typ.Align()) == 1:
		put(slot, unsafe.Pointer(unsafe.SliceData(make([]byte, size))), n)
	case elem.flat && elem.size%8 == 0:
		// Memory without pointers is all the same to the garbage collector, but 8 bytes have to be aligned to 8.
		put(slot, unsafe.Pointer(unsafe.SliceData(make([]uint64, size/8))), n)
	default:
		v := reflect.NewAt(t, slot).Elem()
		v.Grow(n)
		v.SetLen(n)
		// No room is left behind the end, where two owners of the slice might both append.
		v.SetCap(n)
	}
	return unsafe.Pointer(unsafe.SliceData(*(*[]struct{})(slot)))
}

func put(slot, data unsafe.Pointer, n int) {
	*(*[]struct{})(slot) = unsafe.Slice((*struct{})(data), n)
}

// array makes the coder of arrays: their elements, as neighbours.
func (b *builder) array(c *coder) {
	length := c.typ.Len()
	if length == 0 {
		c.asMemory()
		return
	}
	elem := b.coder(c.typ.Elem())
	if elem.memory {
		c.asMemory()
		return
	}
	c.least, c.flat, c.mixed = length*elem.least, elem.flat, elem.mixed
	c.encode = func(e *encoder, b []byte, p unsafe.Pointer, n int) []byte { return elem.encode(e, b, p, n*length) }
	c.decode = func(d *decoder, p unsafe.Pointer, n int) { elem.decode(d, p, n*length) }
}

// part is a field of a struct, or several that lie side by side and are copied as one.
type part struct {
	offset uintptr
	*coder
}

// structure makes the coder of structs: their fields in order, whatever their names.
func (b *builder) structure(c *coder) {
	var parts []part
	c.flat = true
	for i := range c.typ.NumField() {
		f := c.typ.Field(i)
		field := b.coder(f.Type)
		c.flat = c.flat && field.flat
		c.mixed = c.mixed || field.mixed
		c.least += field.least
		if field.size == 0 {
			continue
		}
		if last := len(parts) - 1; last >= 0 && field.memory && parts[last].memory &&
			parts[last].offset+parts[last].size == f.Offset {
			joined := &coder{size: parts[last].size + field.size}
			joined.asMemory()
			parts[last].coder = joined
			continue
		}
		parts = append(parts, part{f.Offset, field})
	}
	if len(parts) == 0 || parts[0].size == c.size {
		// One part without a gap is the whole.
		if len(parts) == 0 || parts[0].memory {
			c.asMemory()
			return
		}
		c.encode, c.decode = parts[0].encode, parts[0].decode
		return
	}
	size := c.size
	c.encode = func(e *encoder, b []byte, p unsafe.Pointer, n int) []byte {
		for i := range n {
			q := at(p, i, size)
			for j := range parts {
				b = parts[j].encode(e, b, unsafe.Add(q, parts[j].offset), 1)
			}
			if e.err != nil {
				break
			}
		}
		return b
	}
	c.decode = func(d *decoder, p unsafe.Pointer, n int) {
		for i := range n {
			q := at(p, i, size)
			for j := range parts {
				parts[j].decode(d, unsafe.Add(q, parts[j].offset), 1)
			}
			if d.err != nil {
				break
			}
		}
	}
}
