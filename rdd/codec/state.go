package codec

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"sync"
	"unsafe"
)

// encoder is what is known while a batch is written.
type encoder struct {
	err   error
	depth int
	// numbers tells what pointers and maps led to, in the order in which it was met.
	numbers table[int]
	todo    []written
	types   dynamicTypes
	origin  bool           // that this process wrote the batch is said in it
	word    unsafe.Pointer // a pointer or map of an interface, to have an address
	entry   *entry
}

// written is something that a pointer or map leads to, which is still to be written.
type written struct {
	encode encodeFunc
	p      unsafe.Pointer
	n      int
}

var encoders = sync.Pool{New: func() any { return new(encoder) }}

// release keeps the encoder for others, without what it points to.
func (e *encoder) release() {
	e.numbers.reset()
	todo := e.todo[:0]
	if cap(todo) > 10_000 {
		todo = nil
	}
	clear(todo[:cap(todo)])
	*e = encoder{numbers: e.numbers, todo: todo}
	encoders.Put(e)
}

// drain writes what is still to be written. The last comes first, which keeps the list short however long a chain of
// pointers is; decoder.drain does the same.
func (e *encoder) drain(b []byte) []byte {
	for len(e.todo) > 0 && e.err == nil {
		last := len(e.todo) - 1
		w := e.todo[last]
		e.todo = e.todo[:last]
		b = w.encode(e, b, w.p, w.n)
	}
	return b
}

// number gives the number of a target, and whether it was met before.
func (e *encoder) number(p unsafe.Pointer, t reflect.Type) (int, bool) {
	id := identity(t)
	s := e.numbers.place(p, id)
	if s.p != 0 {
		return s.value, true
	}
	e.numbers.take(s, p, id, e.numbers.n)
	return 0, false
}

// enter counts a level of nesting; it answers false at the deepest.
func (e *encoder) enter() bool {
	if e.depth == maxDepth && e.err == nil {
		e.err = errDeep
	}
	e.depth++
	return e.err == nil
}

// decoder is what is known while a batch is read.
//
// Every value takes a least number of bytes, known from its type. These are claimed before memory is made for it, so
// there are always enough bytes left for all that is still to be read at least: fixed parts need no check, and no
// count can make a decoder allocate more than a small multiple of its source. After an error decoding may go on a
// little in the same way, but loops end.
type decoder struct {
	src   []byte
	pos   int // how many were read
	free  int // how many of those left are not claimed
	err   error
	depth int

	targets []target
	todo    []read
	types   dynamicTypes
	origin  origin
	entry   *entry
	text    []byte // memory for short strings
	used    int    // how much of it is
}

// target is what a pointer or map of type t led to.
type target struct {
	p unsafe.Pointer
	t reflect.Type
}

// read is something that a pointer or map leads to, which is still to be read.
type read struct {
	decode decodeFunc
	p      unsafe.Pointer
	n      int
}

func (d *decoder) fail(format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf("they are damaged or of another type: at %d, "+format,
			append([]any{d.pos}, args...)...)
	}
}

// stop is fail for bytes that may be right, but cannot be read here.
func (d *decoder) stop(format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf(format, args...)
	}
}

// claim reserves bytes for n values that take at least so many each. It answers false when they are not there.
func (d *decoder) claim(n, least int) bool {
	if d.err != nil {
		return false
	}
	if least > 0 && n > d.free/least {
		d.fail("%d values of at least %d bytes are announced, and only %d bytes are left", n, least, d.free)
		return false
	}
	d.free -= n * least
	return true
}

// take gives n bytes that were claimed.
func (d *decoder) take(n int) []byte {
	b := d.src[d.pos : d.pos+n]
	d.pos += n
	return b
}

// uvarint reads a number whose first byte was claimed.
func (d *decoder) uvarint() uint64 {
	if x := d.src[d.pos]; x < 0x80 {
		d.pos++
		return uint64(x)
	}
	return d.longUvarint()
}

func (d *decoder) longUvarint() uint64 {
	x, n := binary.Uvarint(d.src[d.pos:])
	if n <= 0 || n-1 > d.free {
		d.fail("a length does not end")
		d.pos++
		return 0
	}
	d.free -= n - 1
	d.pos += n
	return x
}

// count reads the length of a slice or map; ok is false for nil.
func (d *decoder) count() (n int, ok bool) {
	x := d.uvarint()
	if x == 0 {
		return 0, false
	}
	if x-1 > math.MaxInt {
		d.fail("a length of %d", x-1)
		return 0, false
	}
	return int(x - 1), true
}

// appendCount writes the length of a slice or map.
func appendCount(b []byte, n int, null bool) []byte {
	switch {
	case null:
		return append(b, 0)
	case n < 0x7f:
		return append(b, byte(n+1))
	}
	return binary.AppendUvarint(b, uint64(n)+1)
}

func (d *decoder) enter() bool {
	if d.depth == maxDepth && d.err == nil {
		d.err = errDeep
	}
	d.depth++
	return d.err == nil
}

func (d *decoder) drain() {
	for len(d.todo) > 0 && d.err == nil {
		last := len(d.todo) - 1
		r := d.todo[last]
		d.todo = d.todo[:last]
		r.decode(d, r.p, r.n)
	}
}

// meet remembers the next target.
func (d *decoder) meet(p unsafe.Pointer, t reflect.Type) { d.targets = append(d.targets, target{p, t}) }

// again gives a target that was met before. Its type is checked, because damaged bytes must not put the address of
// one thing into a pointer to another.
func (d *decoder) again(number uint64, t reflect.Type) unsafe.Pointer {
	if number >= uint64(len(d.targets)) || d.targets[number].t != t {
		d.fail("a %s leads to what was not there before", t)
		return nil
	}
	return d.targets[number].p
}
