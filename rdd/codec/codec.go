package codec

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"unsafe"
)

// Codec encodes and decodes the batches of one slice type. It is safe for concurrent use.
type Codec struct {
	slice reflect.Type
	elem  *coder
}

var codecs sync.Map // reflect.Type -> *Codec or error

// For gives the codec of a slice type. The error says which part of the elements has no encoding, and what to do.
func For(slice reflect.Type) (*Codec, error) {
	found, ok := codecs.Load(slice)
	if !ok {
		found = newCodec(slice)
		codecs.Store(slice, found)
	}
	if c, ok := found.(*Codec); ok {
		return c, nil
	}
	return nil, found.(error)
}

func newCodec(slice reflect.Type) any {
	if slice == nil || slice.Kind() != reflect.Slice {
		return fmt.Errorf("codec: batches are slices, and %v is not", slice)
	}
	elem, err := coderOf(slice.Elem())
	if err != nil {
		return fmt.Errorf("codec: %s cannot be written as bytes: %w", slice, err)
	}
	return &Codec{slice, elem}
}

// Append writes a whole slice behind dst. On an error dst is as long as it was.
func (c *Codec) Append(dst []byte, slice any) ([]byte, error) {
	if reflect.TypeOf(slice) != c.slice {
		return dst, fmt.Errorf("codec: a %T was given to the codec of %s", slice, c.slice)
	}
	v := reflect.ValueOf(slice)
	n, start := v.Len(), len(dst)
	e := encoders.Get().(*encoder)
	defer e.release()
	b := slices.Grow(dst, 10+n*c.elem.least)
	b = appendCount(b, n, v.IsNil())
	e.enter()
	b = c.elem.encode(e, b, v.UnsafePointer(), n)
	e.depth--
	b = e.drain(b)
	if e.err != nil {
		return b[:start], fmt.Errorf("codec: writing a %s as bytes: %w", c.slice, e.err)
	}
	return b, nil
}

// Decode makes a new slice of what Append wrote; src holds nothing else, and stays the caller's.
func (c *Codec) Decode(src []byte) (slice any, err error) {
	d := &decoder{src: src, size: len(src), free: len(src)}
	out := reflect.New(c.slice)
	if d.claim(1, 1) {
		decodeSlices(d, out.UnsafePointer(), 1, c.slice, c.elem)
		d.drain()
	}
	if d.err == nil && len(d.src) > 0 {
		d.fail("%d bytes are left over", len(d.src))
	}
	if d.err != nil {
		return nil, fmt.Errorf("codec: reading %d bytes as a %s: %w", len(src), c.slice, d.err)
	}
	return out.Elem().Interface(), nil
}

var coders sync.Map // reflect.Type -> *coder

// coderOf gives the coder of a type, or the reason why there is none.
func coderOf(t reflect.Type) (*coder, error) {
	if c, ok := coders.Load(t); ok {
		return c.(*coder), nil
	}
	if err := refuse(t, t.String(), map[reflect.Type]bool{}); err != nil {
		return nil, err
	}
	b := builder{memory: littleEndian, made: map[reflect.Type]*coder{}}
	c := b.coder(t)
	// Published only now that all are complete, since those of recursive types hold one another.
	for t, c := range b.made {
		coders.LoadOrStore(t, c)
	}
	return c, nil
}

// refuse answers which part of a type has no encoding, or nil. path is how one gets to it.
func refuse(t reflect.Type, path string, seen map[reflect.Type]bool) error {
	if seen[t] || special(t) != nil {
		return nil
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Func:
		return fmt.Errorf("%s is a function (%s), which is code and not data; "+
			"keep what tells which one it is (a name, parameters) and look it up where it is called", path, t)
	case reflect.Chan:
		return fmt.Errorf("%s is a channel (%s), which only goroutines of one process share; leave it out", path, t)
	case reflect.UnsafePointer:
		return fmt.Errorf("%s is an unsafe.Pointer, which does not say what it points to; "+
			"use a pointer with a type, or leave it out", path)
	case reflect.Pointer:
		return refuse(t.Elem(), path, seen)
	case reflect.Slice:
		return refuse(t.Elem(), path+"[]", seen)
	case reflect.Array:
		// [0]func() is how types are made incomparable; it holds nothing.
		if t.Len() > 0 {
			return refuse(t.Elem(), path+"[]", seen)
		}
	case reflect.Map:
		if err := refuse(t.Key(), path+"[key]", seen); err != nil {
			return err
		}
		return refuse(t.Elem(), path+"[]", seen)
	case reflect.Struct:
		if isHandle(t) {
			return fmt.Errorf("%s is a %s, which another process cannot make the same again; "+
				"keep the value that it stands for", path, t)
		}
		for i := range t.NumField() {
			f := t.Field(i)
			if err := refuse(f.Type, path+"."+f.Name, seen); err != nil {
				return err
			}
		}
	}
	return nil
}

var errDeep = errors.New("slices and interfaces are nested too deeply, or a slice holds itself; " +
	"link the parts by pointers, which may lead as far as they like")

// maxDepth is how deep slices and interfaces may nest. Pointers and maps begin anew.
const maxDepth = 10_000

// at is the address of the i-th of neighbours of a size.
func at(p unsafe.Pointer, i int, size uintptr) unsafe.Pointer { return unsafe.Add(p, uintptr(i)*size) }
