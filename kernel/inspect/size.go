package inspect

import (
	"reflect"
	"time"
)

// Work bounds how much is looked at for the sizes of one list of variables: values, and time.
type Work struct {
	values int
	until  time.Time
}

// Limits of the work: the values of one variable, how deep they are, and the time for all of them.
const (
	maxValues = 20_000
	maxDepth  = 500 // a list as long would take more stack than it is worth
	maxTime   = 40 * time.Millisecond
)

// NewWork begins a list.
func NewWork() *Work { return &Work{until: time.Now().Add(maxTime)} }

// Size is how many bytes of memory a variable takes with all that it refers to, about. Where it took too long to see
// everything, whole is false and there is more. What is referred to twice counts once.
func (w *Work) Size(v reflect.Value) (bytes int64, whole bool) {
	if !v.IsValid() {
		return 0, true
	}
	w.values = maxValues
	s := sizer{work: w, seen: map[place]bool{}, whole: true}
	bytes = int64(v.Type().Size()) + s.behind(v)
	return bytes, s.whole
}

type sizer struct {
	work  *Work
	seen  map[place]bool
	whole bool
	depth int
}

type place struct {
	at uintptr
	t  reflect.Type
}

// more asks whether another value may be looked at.
func (s *sizer) more() bool {
	s.work.values--
	if s.work.values < 0 || s.depth > maxDepth || s.work.values%256 == 0 && time.Now().After(s.work.until) {
		s.whole = false
	}
	return s.whole
}

// first tells whether a place is new.
func (s *sizer) first(v reflect.Value) bool {
	p := place{v.Pointer(), v.Type()}
	if s.seen[p] {
		return false
	}
	s.seen[p] = true
	return true
}

// behind is what a value refers to.
func (s *sizer) behind(v reflect.Value) (n int64) {
	t := v.Type()
	if !refers(t) || opaque(t) || !s.more() {
		return 0
	}
	s.depth++
	defer func() { s.depth-- }()
	switch v.Kind() {
	case reflect.String:
		return int64(v.Len())
	case reflect.Interface:
		if v.IsNil() {
			return 0
		}
		held := unwrap(v)
		if !held.IsValid() {
			return 0
		}
		return int64(held.Type().Size()) + s.behind(held)
	case reflect.Pointer:
		if v.IsNil() || opaque(t.Elem()) || !s.first(v) {
			return 0
		}
		return int64(t.Elem().Size()) + s.behind(v.Elem())
	case reflect.Slice:
		if v.IsNil() || !s.first(v) {
			return 0
		}
		n = int64(v.Cap()) * int64(t.Elem().Size())
		return n + s.elements(v)
	case reflect.Array:
		return s.elements(v)
	case reflect.Struct:
		for i := range v.NumField() {
			n += s.behind(v.Field(i))
		}
	case reflect.Map:
		if v.IsNil() || !s.first(v) {
			return 0
		}
		// A table is filled to seven eighths at most, with a byte for each entry beside it.
		n = int64(v.Len()) * int64(t.Key().Size()+t.Elem().Size()+1) * 8 / 7
		if refers(t.Key()) || refers(t.Elem()) {
			for it := v.MapRange(); s.whole && it.Next(); {
				n += s.behind(it.Key()) + s.behind(it.Value())
			}
		}
	case reflect.Chan:
		if !v.IsNil() {
			n = int64(v.Cap()) * int64(t.Elem().Size()) // what is in it cannot be looked at
		}
	}
	return n
}

func (s *sizer) elements(v reflect.Value) (n int64) {
	if !refers(v.Type().Elem()) {
		return 0
	}
	for i := 0; i < v.Len() && s.whole; i++ {
		n += s.behind(v.Index(i))
	}
	return n
}

// refers tells whether values of a type may refer to memory outside of themselves.
func refers(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Interface, reflect.Pointer, reflect.Slice, reflect.Map, reflect.Chan:
		return true
	case reflect.Array:
		return t.Len() > 0 && refers(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if refers(t.Field(i).Type) {
				return true
			}
		}
	}
	return false
}
