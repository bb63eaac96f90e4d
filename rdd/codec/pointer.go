package codec

import (
	"reflect"
	"time"
	"unsafe"
)

// Pointers and maps are written as 0 for nil, 1 for a target that is met for the first time, and 2 + its number for
// one that was met before. What is in it comes later, from drain.

// pointer makes the coder of pointers.
func (b *builder) pointer(c *coder) {
	// Named types of pointers to the same type may share what they point to.
	t := reflect.PointerTo(c.typ.Elem())
	c.least = 1
	c.encode = func(e *encoder, b []byte, p unsafe.Pointer, n int) []byte {
		for _, q := range unsafe.Slice((*unsafe.Pointer)(p), n) {
			b = encodePointer(e, b, q, t, c.elem)
		}
		return b
	}
	c.decode = func(d *decoder, p unsafe.Pointer, n int) {
		out := unsafe.Slice((*unsafe.Pointer)(p), n)
		for i := range out {
			out[i] = decodePointer(d, d.uvarint(), t, c.elem)
			if d.err != nil {
				return
			}
		}
	}
	c.elem = b.coder(c.typ.Elem())
}

func encodePointer(e *encoder, b []byte, q unsafe.Pointer, t reflect.Type, elem *coder) []byte {
	if q == nil {
		return append(b, 0)
	}
	if number, ok := e.number(q, t); ok {
		return appendCount(b, number+1, false)
	}
	e.todo = append(e.todo, written{elem.encode, q, 1})
	return append(b, 1)
}

func decodePointer(d *decoder, tag uint64, t reflect.Type, elem *coder) unsafe.Pointer {
	switch tag {
	case 0:
		return nil
	case 1:
		if !d.claim(1, elem.least) {
			return nil
		}
		q := reflect.New(elem.typ).UnsafePointer()
		d.meet(q, t)
		d.todo = append(d.todo, read{elem.decode, q, 1})
		return q
	}
	return d.again(tag-2, t)
}

// location makes the coder of *time.Location: 0 for nil, 1 for UTC, 2 for Local, else 2 more than any pointer.
// The two are known by their address, and Local means the zone of whoever decodes.
func location(b *builder, c *coder) {
	c.least = 1
	c.encode = func(e *encoder, b []byte, p unsafe.Pointer, n int) []byte {
		for _, q := range unsafe.Slice((**time.Location)(p), n) {
			switch q {
			case nil:
				b = append(b, 0)
			case time.UTC:
				b = append(b, 1)
			case time.Local:
				b = append(b, 2)
			default:
				if number, ok := e.number(unsafe.Pointer(q), c.typ); ok {
					b = appendCount(b, number+3, false)
					continue
				}
				e.todo = append(e.todo, written{c.elem.encode, unsafe.Pointer(q), 1})
				b = append(b, 3)
			}
		}
		return b
	}
	c.decode = func(d *decoder, p unsafe.Pointer, n int) {
		out := unsafe.Slice((**time.Location)(p), n)
		for i := range out {
			switch tag := d.uvarint(); tag {
			case 0:
			case 1:
				out[i] = time.UTC
			case 2:
				out[i] = time.Local
			default:
				out[i] = (*time.Location)(decodePointer(d, tag-2, c.typ, c.elem))
			}
			if d.err != nil {
				return
			}
		}
	}
	c.elem = b.coder(c.typ.Elem())
}
