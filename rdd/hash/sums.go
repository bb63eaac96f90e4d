package hash

import (
	"reflect"
	"unsafe"
)

// Sums gives the hash of every element of a slice. It panics with an error when they cannot be hashed; see Check.
func Sums(slice any) []uint64 {
	v := reflect.ValueOf(slice)
	h, size := of(v.Type().Elem()), v.Type().Elem().Size()
	base := v.UnsafePointer()
	sums := make([]uint64, v.Len())
	for i := range sums {
		sums[i] = h(unsafe.Add(base, uintptr(i)*size))
	}
	return sums
}
