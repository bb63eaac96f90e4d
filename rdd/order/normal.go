package order

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"unsafe"

	"lab/rdd/hash"
)

const (
	sign32 = 1 << 31
	sign64 = 1 << 63
)

// Of gives keys, a []K where K is any type that cmp.Ordered allows, in normal form. Keys of named types are read as
// their underlying type. NaN comes before all other floats when ascending and after them when descending, and equals
// NaN; -0 equals 0: as cmp.Compare has it. Text is the slice of strings itself, not a copy: it must stay as it is for
// as long as it is used. It panics with an error when the keys have no order.
func Of(keys any, ascending bool) Keys {
	v := reflect.ValueOf(keys)
	if !v.IsValid() || v.Kind() != reflect.Slice {
		panic(fmt.Errorf("sort keys come as a slice, not as %T", keys))
	}
	k := Keys{Prefix: make([]uint64, v.Len()), Descending: !ascending}
	t := v.Type().Elem()
	switch hash.Kind(t) {
	case reflect.String:
		// Without spare capacity, so that joining never writes behind the caller's strings.
		k.Text = read[string](v)[:v.Len():v.Len()]
		if k.Text == nil {
			k.Text = []string{}
		}
		normalise(k.Text, k.Prefix, leading)
	case reflect.Int64:
		normalise(read[int64](v), k.Prefix, func(x int64) uint64 { return uint64(x) ^ sign64 })
	case reflect.Int32:
		normalise(read[int32](v), k.Prefix, func(x int32) uint64 { return uint64(uint32(x) ^ sign32) })
	case reflect.Int16:
		normalise(read[int16](v), k.Prefix, func(x int16) uint64 { return uint64(uint16(x) ^ 1<<15) })
	case reflect.Int8:
		normalise(read[int8](v), k.Prefix, func(x int8) uint64 { return uint64(uint8(x) ^ 1<<7) })
	case reflect.Uint64:
		copy(k.Prefix, read[uint64](v))
	case reflect.Uint32:
		normalise(read[uint32](v), k.Prefix, func(x uint32) uint64 { return uint64(x) })
	case reflect.Uint16:
		normalise(read[uint16](v), k.Prefix, func(x uint16) uint64 { return uint64(x) })
	case reflect.Uint8:
		normalise(read[uint8](v), k.Prefix, func(x uint8) uint64 { return uint64(x) })
	case reflect.Float64:
		normalise(read[float64](v), k.Prefix, fromFloat64)
	case reflect.Float32:
		normalise(read[float32](v), k.Prefix, fromFloat32)
	default:
		panic(fmt.Errorf("keys of type %s have no order; sort by a number or a string", t))
	}
	if k.Descending {
		for i, p := range k.Prefix {
			k.Prefix[i] = ^p
		}
	}
	return k
}

// read gives a slice, whose element type has K's kind and size, as a []K.
func read[K any](slice reflect.Value) []K {
	return unsafe.Slice((*K)(slice.UnsafePointer()), slice.Len())
}

func normalise[K any](keys []K, prefix []uint64, normal func(K) uint64) {
	prefix = prefix[:len(keys)]
	for i, k := range keys {
		prefix[i] = normal(k)
	}
}

// fromFloat64 orders the bits of floats: those of positive ones rise with the number once the sign bit is set, those
// of negative ones fall with it. Zero is left for NaN, since no number is mapped to it.
func fromFloat64(x float64) uint64 {
	switch b := math.Float64bits(x); {
	case x != x:
		return 0
	case x == 0:
		return sign64
	case b >= sign64:
		return ^b
	default:
		return b | sign64
	}
}

// fromFloat32 is fromFloat64 in half the bits, which are sorted in half the time.
func fromFloat32(x float32) uint64 {
	switch b := math.Float32bits(x); {
	case x != x:
		return 0
	case x == 0:
		return sign32
	case b >= sign32:
		return uint64(^b)
	default:
		return uint64(b | sign32)
	}
}

// leading is a string's first eight bytes as a big-endian number, with zeros for those it does not have.
func leading(s string) uint64 {
	n := len(s)
	b := unsafe.Slice(unsafe.StringData(s), n)
	switch {
	case n >= 8:
		return binary.BigEndian.Uint64(b)
	case n >= 4:
		// Two loads that overlap: in the common bytes they agree.
		return uint64(binary.BigEndian.Uint32(b))<<32 | uint64(binary.BigEndian.Uint32(b[n-4:]))<<(64-8*n)
	}
	var p uint64
	for i, c := range b {
		p |= uint64(c) << (56 - 8*i)
	}
	return p
}
