package codec

import (
	"math/bits"
	"reflect"
	"unsafe"
)

// table is a map from what pointers and maps lead to, as it is asked for each of them and a map of Go takes thrice as
// long. It holds addresses as numbers, so it lets the garbage collector free what they lead to: the batch in which
// they were found has to stay for as long as the table is used.
type table[V any] struct {
	slots []slot[V] // as many as a power of two
	n     int
}

// slot is free when its address is 0. The type counts: a struct has the address of its first field.
type slot[V any] struct {
	p, t  uintptr
	value V
}

// identity is the address by which types differ.
func identity(t reflect.Type) uintptr { return reflect.ValueOf(t).Pointer() }

// place gives the slot of a target, which is free when the target is not there. The slot moves with the next place.
func (m *table[V]) place(p unsafe.Pointer, t uintptr) *slot[V] {
	if 2*m.n >= len(m.slots) {
		m.grow()
	}
	key, mask := uintptr(p), len(m.slots)-1
	for i := m.first(key, t); ; i = (i + 1) & mask {
		if s := &m.slots[i]; s.p == 0 || s.p == key && s.t == t {
			return s
		}
	}
}

// take makes a free slot that of a target.
func (m *table[V]) take(s *slot[V], p unsafe.Pointer, t uintptr, value V) {
	*s = slot[V]{uintptr(p), t, value}
	m.n++
}

func (m *table[V]) first(p, t uintptr) int {
	h := (uint64(p) ^ bits.RotateLeft64(uint64(t), 32)) * 0x9e3779b97f4a7c15
	return int(h >> 32 & uint64(len(m.slots)-1))
}

func (m *table[V]) grow() {
	old := m.slots
	m.slots = make([]slot[V], max(64, 2*len(old)))
	for _, s := range old {
		if s.p == 0 {
			continue
		}
		i := m.first(s.p, s.t)
		for m.slots[i].p != 0 {
			i = (i + 1) & (len(m.slots) - 1)
		}
		m.slots[i] = s
	}
}

// reset empties the table for another batch. Clearing costs what the largest size did, so a huge one is let go.
func (m *table[V]) reset() {
	if len(m.slots) > 1<<14 {
		m.slots = nil
	}
	if m.n > 0 {
		clear(m.slots)
		m.n = 0
	}
}
