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
	// numbers tells the pointers and maps that were met, in the order in which they were.
	numbers map[target]int
	todo    []written
	types   dynamicTypes
	origin  bool // that this process wrote the batch is said in it
	word    unsafe.Pointer
}

// target is what a pointer or map leads to. The type counts: a struct has the address of its first field.
type target struct {
	p unsafe.Pointer
	t reflect.Type // of the pointer or map
}

// written is something that a pointer or map leads to, which is still to be written.
type written struct {
	encode encodeFunc
	p      unsafe.Pointer
	n      int
}

var encoders = sync.Pool{New: func() any { return &encoder{numbers: map[target]int{}} }}

// release keeps the encoder for others, without what it points to.
func (e *encoder) release() {
	numbers := e.numbers
	// Clearing costs what the map's largest size was.
	if len(numbers) > 10_000 {
		numbers = map[target]int{}
	} else if len(numbers) > 0 {
		clear(numbers)
	}
	clear(e.todo[:cap(e.todo)])
	todo := e.todo[:0]
	if cap(todo) > 10_000 {
		todo = nil
	}
	*e = encoder{numbers: numbers, todo: todo}
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
	key := target{p, t}
	n, ok := e.numbers[key]
	if !ok {
		e.numbers[key] = len(e.numbers)
	}
	return n, ok
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
	src   []byte // what is left
	free  int    // how many of it are not claimed
	size  int    // of the whole source
	err   error
	depth int

	targets []target
	todo    []read
	types   dynamicTypes
	origin  origin
	text    []byte // what is left of the memory for short strings
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
			append([]any{d.size - len(d.src)}, args...)...)
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
	b := d.src[:n]
	d.src = d.src[n:]
	return b
}

// uvarint reads a number whose first byte was claimed.
func (d *decoder) uvarint() uint64 {
	if x := d.src[0]; x < 0x80 {
		d.src = d.src[1:]
		return uint64(x)
	}
	return d.longUvarint()
}

func (d *decoder) longUvarint() uint64 {
	x, n := binary.Uvarint(d.src)
	if n <= 0 || n-1 > d.free {
		d.fail("a length does not end")
		d.src = d.src[1:]
		return 0
	}
	d.free -= n - 1
	d.src = d.src[n:]
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
