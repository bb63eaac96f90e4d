package hash

import (
	"reflect"
	"runtime"
	"unsafe"

	"github.com/zeebo/xxh3"
)

// Index numbers keys in the order in which they come first, from 0. It is the hash table of aggregations and joins. Go's
// maps would do, but one key at a time, so that each waits for the memory of the one before; and interpreted code would
// go through reflection for each. An Index takes a batch at once: first all hashes, then all searches, in loops so short
// that the processor has many of them under way.
//
// The keys stay where the caller has them, in a slice by their numbers; the table holds 32 bits of each key's hash, and
// its number. Collisions go to the next place (linear probing), and it is at most three quarters full.
type Index struct {
	key    reflect.Type
	hash   hasher
	equal  func(p, q unsafe.Pointer) bool
	slots  []uint64 // hash in the upper half, number+1 in the lower; 0 is free
	n      int      // keys in the table
	hashes [stretch]uint64
	places []int32
	fresh  []int32
}

// stretch is how many keys are looked for at once.
const stretch = 1024

// NewIndex makes an empty index for keys of the slice's element type. It panics with an error when they cannot be hashed.
func NewIndex(keys any) *Index {
	t := reflect.TypeOf(keys).Elem()
	return &Index{key: t, hash: of(t), equal: equalOf(t), slots: make([]uint64, 64)}
}

// vector is a slice whose elements begin with a key, or are keys.
type vector struct {
	base   unsafe.Pointer
	stride uintptr
	n      int
}

func vectorOf(slice any) vector {
	v := reflect.ValueOf(slice)
	return vector{v.UnsafePointer(), v.Type().Elem().Size(), v.Len()}
}

func (v vector) at(i int) unsafe.Pointer { return unsafe.Add(v.base, uintptr(i)*v.stride) }

// Find looks for the key of each element of batch: the element itself, or its first field. known has the keys so far, by
// their numbers, in the same way. places gives the number of each element's key, but -1 where the key comes first: it
// gets the next number. fresh lists the indexes of those elements, which the caller has to append to known. Both are
// valid until the next call. A key that is not equal to itself, such as NaN, comes first each time.
func (x *Index) Find(batch, known any) (places, fresh []int32) {
	return x.search(batch, known, false)
}

// Look is Find that adds nothing: places has -1 for keys that are not known.
func (x *Index) Look(batch, known any) (places []int32) {
	places, _ = x.search(batch, known, true)
	return places
}

func (x *Index) search(batch, known any, look bool) (places, fresh []int32) {
	s := search{x: x, all: vectorOf(batch), known: vectorOf(known), fresh: x.fresh[:0], look: look}
	s.places = x.room(s.all.n)
	for s.lo = 0; s.lo < s.all.n; s.lo += stretch {
		s.n = min(s.all.n-s.lo, stretch)
		for !look && (x.n+s.n)*4 > len(x.slots)*3 {
			x.grow()
		}
		x.fill(s.all, s.lo, s.n)
		switch Kind(x.key) {
		case reflect.Int64, reflect.Uint64:
			find[uint64](&s)
		case reflect.Int32, reflect.Uint32:
			find[uint32](&s)
		case reflect.String:
			find[string](&s)
		default:
			s.find()
		}
	}
	x.fresh = s.fresh
	runtime.KeepAlive(batch)
	runtime.KeepAlive(known)
	return s.places, s.fresh
}

func (x *Index) room(n int) []int32 {
	if cap(x.places) < n {
		x.places = make([]int32, n)
	}
	return x.places[:n]
}

// fill computes the hashes of n keys.
func (x *Index) fill(v vector, lo, n int) {
	hashes := x.hashes[:n]
	switch Kind(x.key) {
	case reflect.Int64, reflect.Uint64:
		for i := range hashes {
			hashes[i] = Mix(*(*uint64)(v.at(lo + i)))
		}
	case reflect.String:
		for i := range hashes {
			hashes[i] = xxh3.HashString(*(*string)(v.at(lo + i)))
		}
	default:
		for i := range hashes {
			hashes[i] = x.hash(v.at(lo + i))
		}
	}
}

// search is the search for one stretch of a batch.
type search struct {
	x          *Index
	all, known vector
	lo, n      int
	places     []int32
	fresh      []int32
	look       bool
}

// key is where the key with a number is: in what is known, or in the batch.
func (s *search) key(number int) unsafe.Pointer {
	if number < s.known.n {
		return s.known.at(number)
	}
	return s.all.at(int(s.fresh[number-s.known.n]))
}

// find searches for keys that are compared as K's are. Of the hash, the upper half decides the place: the lower one may be
// alike for all keys of a partition.
func find[K comparable](s *search) {
	slots := s.x.slots
	mask := uint64(len(slots) - 1)
	for i, hash := range s.x.hashes[:s.n] {
		at := s.lo + i
		key := *(*K)(s.all.at(at))
		s.places[at] = -1
		tag := hash >> 32
		for pos := tag & mask; ; pos = (pos + 1) & mask {
			slot := slots[pos]
			if slot == 0 {
				if !s.look {
					slots[pos] = s.take(tag, at)
				}
				break
			}
			if slot>>32 == tag {
				number := int(uint32(slot)) - 1
				if *(*K)(s.key(number)) == key {
					s.places[at] = int32(number)
					break
				}
			}
		}
	}
}

// find is find for all other keys.
func (s *search) find() {
	slots := s.x.slots
	mask := uint64(len(slots) - 1)
	for i, hash := range s.x.hashes[:s.n] {
		at := s.lo + i
		key := s.all.at(at)
		s.places[at] = -1
		tag := hash >> 32
		if !s.x.equal(key, key) {
			// It is found by nobody, and would only be in the way of others.
			if !s.look {
				s.fresh = append(s.fresh, int32(at))
			}
			continue
		}
		for pos := tag & mask; ; pos = (pos + 1) & mask {
			slot := slots[pos]
			if slot == 0 {
				if !s.look {
					slots[pos] = s.take(tag, at)
				}
				break
			}
			if slot>>32 == tag {
				number := int(uint32(slot)) - 1
				if s.x.equal(s.key(number), key) {
					s.places[at] = int32(number)
					break
				}
			}
		}
	}
}

// take gives the slot of a new key.
func (s *search) take(tag uint64, at int) uint64 {
	number := s.known.n + len(s.fresh)
	s.fresh = append(s.fresh, int32(at))
	s.x.n++
	return tag<<32 | uint64(uint32(number+1))
}

// grow doubles the table.
func (x *Index) grow() {
	slots := make([]uint64, 2*len(x.slots))
	mask := uint64(len(slots) - 1)
	for _, slot := range x.slots {
		if slot == 0 {
			continue
		}
		pos := slot >> 32 & mask
		for slots[pos] != 0 {
			pos = (pos + 1) & mask
		}
		slots[pos] = slot
	}
	x.slots = slots
}

// equalOf compares values of a type as == does.
func equalOf(t reflect.Type) func(p, q unsafe.Pointer) bool {
	switch Kind(t) {
	case reflect.String:
		return equal[string]
	case reflect.Int64, reflect.Uint64:
		return equal[uint64]
	case reflect.Int32, reflect.Uint32:
		return equal[uint32]
	case reflect.Int16, reflect.Uint16:
		return equal[uint16]
	case reflect.Int8, reflect.Uint8, reflect.Bool:
		return equal[uint8]
	case reflect.Float64:
		return equal[float64]
	case reflect.Float32:
		return equal[float32]
	case reflect.Complex128:
		return equal[complex128]
	case reflect.Complex64:
		return equal[complex64]
	case reflect.Struct:
		return equalStructs(t)
	case reflect.Array:
		elem, size, n := equalOf(t.Elem()), t.Elem().Size(), t.Len()
		return func(p, q unsafe.Pointer) bool {
			for i := range n {
				if !elem(unsafe.Add(p, uintptr(i)*size), unsafe.Add(q, uintptr(i)*size)) {
					return false
				}
			}
			return true
		}
	}
	// Interfaces: by their types and values.
	return func(p, q unsafe.Pointer) bool {
		return reflect.NewAt(t, p).Elem().Interface() == reflect.NewAt(t, q).Elem().Interface()
	}
}

func equal[K comparable](p, q unsafe.Pointer) bool { return *(*K)(p) == *(*K)(q) }

func equalStructs(t reflect.Type) func(p, q unsafe.Pointer) bool {
	type part struct {
		offset uintptr
		equal  func(p, q unsafe.Pointer) bool
	}
	var parts []part
	for i := range t.NumField() {
		// == skips blank fields.
		if f := t.Field(i); f.Name != "_" {
			parts = append(parts, part{f.Offset, equalOf(f.Type)})
		}
	}
	return func(p, q unsafe.Pointer) bool {
		for _, f := range parts {
			if !f.equal(unsafe.Add(p, f.offset), unsafe.Add(q, f.offset)) {
				return false
			}
		}
		return true
	}
}
