package codec

import (
	"errors"
	"reflect"
	"unsafe"
)

var errChanged = errors.New("a map was changed while it was written; functions must not change their arguments")

// mapping makes the coder of maps. A map is a pointer in memory, so it is numbered as pointers are, and its length
// stands next to the 1 of the first time.
func (b *builder) mapping(c *coder) {
	c.least = 1
	entries, fill := encodeEntries(c), decodeEntries(c)
	c.encode = func(e *encoder, b []byte, p unsafe.Pointer, n int) []byte {
		for i := range n {
			slot := at(p, i, unsafe.Sizeof(p))
			m := *(*unsafe.Pointer)(slot)
			if m == nil {
				b = append(b, 0)
				continue
			}
			if number, ok := e.number(m, c.typ); ok {
				b = appendCount(b, number+1, false)
				continue
			}
			length := reflect.NewAt(c.typ, slot).Elem().Len()
			b = appendCount(append(b, 1), length, false)
			e.todo = append(e.todo, written{entries, m, length})
		}
		return b
	}
	c.decode = func(d *decoder, p unsafe.Pointer, n int) {
		out := unsafe.Slice((*unsafe.Pointer)(p), n)
		for i := range out {
			switch tag := d.uvarint(); tag {
			case 0:
			case 1:
				out[i] = decodeMap(d, c, fill)
			default:
				out[i] = d.again(tag-2, c.typ)
			}
			if d.err != nil {
				return
			}
		}
	}
	c.key, c.elem = b.coder(c.typ.Key()), b.coder(c.typ.Elem())
}

// encodeEntries writes the n entries of the map at p, in the order in which they happen to come.
func encodeEntries(c *coder) encodeFunc {
	return func(e *encoder, b []byte, p unsafe.Pointer, n int) []byte {
		key, value := reflect.New(c.key.typ), reflect.New(c.elem.typ)
		for it := reflect.NewAt(c.typ, unsafe.Pointer(&p)).Elem().MapRange(); it.Next(); n-- {
			key.Elem().SetIterKey(it)
			value.Elem().SetIterValue(it)
			b = c.key.encode(e, b, key.UnsafePointer(), 1)
			b = c.elem.encode(e, b, value.UnsafePointer(), 1)
			if e.err != nil {
				return b
			}
		}
		if n != 0 && e.err == nil {
			e.err = errChanged
		}
		return b
	}
}

// decodeMap makes a new map, to be filled later.
func decodeMap(d *decoder, c *coder, fill decodeFunc) unsafe.Pointer {
	if !d.claim(1, 1) {
		return nil
	}
	n, ok := d.count()
	if !ok {
		d.fail("a %s has no length", c.typ)
		return nil
	}
	if c.key.size == 0 && n > 1 {
		d.fail("a %s has %d keys, which are all the same", c.typ, n)
		return nil
	}
	if !d.claim(n, c.key.least+c.elem.least) {
		return nil
	}
	m := reflect.MakeMapWithSize(c.typ, n).UnsafePointer()
	d.meet(m, c.typ)
	d.todo = append(d.todo, read{fill, m, n})
	return m
}

func decodeEntries(c *coder) decodeFunc {
	return func(d *decoder, p unsafe.Pointer, n int) {
		m := reflect.NewAt(c.typ, unsafe.Pointer(&p)).Elem()
		key, value := reflect.New(c.key.typ), reflect.New(c.elem.typ)
		for range n {
			key.Elem().SetZero()
			value.Elem().SetZero()
			c.key.decode(d, key.UnsafePointer(), 1)
			c.elem.decode(d, value.UnsafePointer(), 1)
			if d.err != nil {
				return
			}
			if c.key.mixed && !key.Elem().Comparable() {
				d.fail("a key of a %s cannot be compared", c.typ)
				return
			}
			m.SetMapIndex(key.Elem(), value.Elem())
		}
		if m.Len() != n {
			d.fail("a %s of %d keys has the same key twice", c.typ, n)
		}
	}
}
