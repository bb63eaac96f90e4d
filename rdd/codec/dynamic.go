package codec

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"unsafe"
)

// An interface is written as 0 for nil, else as its type and the value. Types are numbered in each batch as they come:
// 1 is followed by the name of a registered type, 2 by what this process calls another one, and 3 + its number stands
// for a type that came before in the batch.

// dynamicTypes are the types of a batch's interfaces.
type dynamicTypes struct {
	list   []*coder
	number map[reflect.Type]int
	last   int
}

// find gives the number of a type that came before.
func (d *dynamicTypes) find(t reflect.Type) (int, bool) {
	if d.last < len(d.list) && d.list[d.last].typ == t {
		return d.last, true
	}
	n, ok := d.number[t]
	if ok {
		d.last = n
	}
	return n, ok
}

func (d *dynamicTypes) add(c *coder) {
	if d.number == nil {
		d.number = map[reflect.Type]int{}
	}
	d.last = len(d.list)
	d.number[c.typ] = d.last
	d.list = append(d.list, c)
}

// dynamic makes the coder of interfaces.
func (b *builder) dynamic(c *coder) {
	t := c.typ
	empty := t.NumMethod() == 0
	c.least, c.mixed = 1, true
	c.encode = func(e *encoder, b []byte, p unsafe.Pointer, n int) []byte {
		if n == 0 || !e.enter() {
			return b
		}
		for i := range n {
			slot := at(p, i, unsafe.Sizeof(any(nil)))
			var x any
			if empty {
				x = *(*any)(slot)
			} else if v := reflect.NewAt(t, slot).Elem(); !v.IsNil() {
				x = v.Elem().Interface()
			}
			if x == nil {
				b = append(b, 0)
				continue
			}
			if b = e.value(b, x); e.err != nil {
				return b
			}
		}
		e.depth--
		return b
	}
	c.decode = func(d *decoder, p unsafe.Pointer, n int) {
		if n == 0 || !d.enter() {
			return
		}
		for i := range n {
			if d.value(t, empty, at(p, i, unsafe.Sizeof(any(nil)))); d.err != nil {
				return
			}
		}
		d.depth--
	}
}

// value writes the type and the value of an interface that is not nil.
func (e *encoder) value(b []byte, x any) []byte {
	t := reflect.TypeOf(x)
	number, ok := e.types.find(t)
	if ok {
		b = binary.AppendUvarint(b, uint64(number)+3)
	} else {
		c, err := coderOf(t)
		if err != nil {
			e.err = fmt.Errorf("an interface holds what has no encoding: %w", err)
			return b
		}
		number = len(e.types.list)
		e.types.add(c)
		b = e.dynamicType(b, t)
	}
	// An interface holds an address: of the value, except when the value itself is an address.
	word := (*[2]unsafe.Pointer)(unsafe.Pointer(&x))[1]
	switch k := t.Kind(); {
	case k == reflect.Pointer || k == reflect.Map:
		e.word = word
		word = unsafe.Pointer(&e.word)
	case (k == reflect.Struct || k == reflect.Array) && t.Size() == unsafe.Sizeof(word):
		// Whether a struct of one pointer counts as an address is the compiler's business.
		v := reflect.New(t)
		v.Elem().Set(reflect.ValueOf(x))
		word = v.UnsafePointer()
	}
	return e.types.list[number].encode(e, b, word, 1)
}

func (e *encoder) dynamicType(b []byte, t reflect.Type) []byte {
	if name, ok := nameOf(t); ok {
		return appendString(append(b, 1), name)
	}
	b = e.here(append(b, 2))
	// The type's own name is for the message in another process.
	return appendString(binary.AppendUvarint(b, localNumber(t)), t.String())
}

// value reads an interface of type t into slot.
func (d *decoder) value(t reflect.Type, empty bool, slot unsafe.Pointer) {
	tag := d.uvarint()
	if tag == 0 || d.err != nil {
		return
	}
	var c *coder
	if tag < 3 {
		if c = d.dynamicType(tag == 1); c == nil {
			return
		}
		d.types.list = append(d.types.list, c)
	} else if tag-3 < uint64(len(d.types.list)) {
		c = d.types.list[tag-3]
	} else {
		d.fail("an interface holds a type that was not there before")
		return
	}
	if !empty && !c.typ.Implements(t) {
		d.fail("a %s cannot be in a %s", c.typ, t)
		return
	}
	if !d.claim(1, c.least) {
		return
	}
	if empty && d.plain(c, (*any)(slot)) {
		return
	}
	v := reflect.New(c.typ)
	c.decode(d, v.UnsafePointer(), 1)
	if d.err == nil {
		reflect.NewAt(t, slot).Elem().Set(v.Elem())
	}
}

var (
	typeString  = reflect.TypeFor[string]()
	typeInt     = reflect.TypeFor[int]()
	typeFloat64 = reflect.TypeFor[float64]()
)

// plain reads the most common types into an any without reflection.
func (d *decoder) plain(c *coder, slot *any) bool {
	switch c.typ {
	case typeString:
		*slot = d.string()
	case typeInt:
		var x int
		c.decode(d, unsafe.Pointer(&x), 1)
		*slot = x
	case typeFloat64:
		var x float64
		c.decode(d, unsafe.Pointer(&x), 1)
		*slot = x
	default:
		return false
	}
	return true
}

// dynamicType reads a type that comes for the first time.
func (d *decoder) dynamicType(registered bool) *coder {
	var t reflect.Type
	if registered {
		if !d.claim(1, 1) {
			return nil
		}
		name := d.string()
		if d.err != nil {
			return nil
		}
		if t = typeOf(name); t == nil {
			d.stop("an interface holds a %q, a name that is not registered in this process (codec.Register)", name)
			return nil
		}
	} else {
		ours := d.here()
		if !d.claim(2, 1) {
			return nil
		}
		number, name := d.uvarint(), d.string()
		if d.err != nil {
			return nil
		}
		if !ours {
			d.stop("an interface holds a %s that another process wrote; "+
				"register the type under the same name in both (codec.Register)", name)
			return nil
		}
		if t = localType(number); t == nil {
			d.fail("an interface holds a type of number %d, which there is not", number)
			return nil
		}
	}
	c, err := coderOf(t)
	if err != nil {
		d.stop("an interface holds what has no encoding: %w", err)
		return nil
	}
	return c
}
