// Package hash gives keys of any comparable type a hash that is the same in every run, process and machine, so that a
// key's partition never changes. (Go's maphash and map order are seeded anew in each process on purpose.)
//
// Equal keys hash alike, as == sees them: 0 and -0 do, and an interface hashes as the value in it together with its
// kind. Strings go through xxh3 (github.com/zeebo/xxh3: the fastest stable hash at hand for short keys), numbers
// through a mixer, structs and arrays fold their parts. Pointers, channels and NaN cannot be placed: pointers differ
// from run to run, and NaN equals nothing; pointers and channels are refused, NaN goes to one fixed place.
//
// Keys arrive as whole slices. For each element type a hasher over memory is built once, so hashing a key costs no
// reflection and no interface value.
package hash

import (
	"fmt"
	"math"
	"reflect"
	"runtime"
	"sync"
	"unsafe"

	"github.com/zeebo/xxh3"
)

// Hasher hashes the value at an address.
type hasher func(p unsafe.Pointer) uint64

var hashers sync.Map // reflect.Type -> hasher

// Mix scrambles the bits of a number: nearby numbers land far apart.
func Mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	x ^= x >> 31
	return x
}

// Check answers why keys of slice's element type (of its first field, when keyed) cannot be hashed, or nil.
func Check(slice any, keyed bool) error {
	return check(keyType(slice, keyed))
}

// keyType is the type of the keys in a slice: its elements', or their first fields'.
func keyType(slice any, keyed bool) reflect.Type {
	t := reflect.TypeOf(slice).Elem()
	if keyed {
		t = t.Field(0).Type
	}
	return t
}

func check(t reflect.Type) error {
	switch t.Kind() {
	case reflect.Pointer, reflect.Chan, reflect.UnsafePointer:
		return fmt.Errorf("keys of type %s cannot be spread over partitions, because an address differs from run to run; "+
			"use the value that it points to as the key", t)
	case reflect.Struct:
		for i := range t.NumField() {
			if err := check(t.Field(i).Type); err != nil {
				return err
			}
		}
	case reflect.Array:
		return check(t.Elem())
	case reflect.Slice, reflect.Map, reflect.Func:
		return fmt.Errorf("keys of type %s cannot be compared", t)
	}
	return nil
}

// Place sets dest[i] to the partition, of n, for the i-th element of slice: for its hash, or when keyed for the hash
// of its first field, which is how pairs are placed by key. It panics with an error when a key cannot be hashed.
func Place(slice any, keyed bool, n int, dest []int32) {
	switch xs := slice.(type) {
	case []string:
		for i, x := range xs {
			dest[i] = int32(xxh3.HashString(x) % uint64(n))
		}
		return
	case []int:
		for i, x := range xs {
			dest[i] = int32(Mix(uint64(x)) % uint64(n))
		}
		return
	}
	h, v := of(keyType(slice, keyed)), vectorOf(slice)
	for i := range v.n {
		dest[i] = int32(h(v.at(i)) % uint64(n))
	}
	runtime.KeepAlive(slice)
}

// Spread is Place by other hashes, unrelated to Place's and to those of other levels: what Place has put into one
// partition, Spread parts evenly, and again at each level.
func Spread(slice any, keyed bool, n, level int, dest []int32) {
	h, v := of(keyType(slice, keyed)), vectorOf(slice)
	salt := uint64(level+1) * 0x9e3779b97f4a7c15
	for i := range v.n {
		dest[i] = int32(Mix(h(v.at(i))^salt) >> 32 * uint64(n) >> 32)
	}
	runtime.KeepAlive(slice)
}

// Of is the hash of one key.
func Of(key any) uint64 { return hashAny(reflect.ValueOf(key)) }

func of(t reflect.Type) hasher {
	if h, ok := hashers.Load(t); ok {
		return h.(hasher)
	}
	h := build(t)
	hashers.Store(t, h)
	return h
}

func build(t reflect.Type) hasher {
	if err := check(t); err != nil {
		panic(err)
	}
	switch Kind(t) {
	case reflect.String:
		return func(p unsafe.Pointer) uint64 { return xxh3.HashString(*(*string)(p)) }
	case reflect.Bool:
		return func(p unsafe.Pointer) uint64 {
			if *(*bool)(p) {
				return Mix(1)
			}
			return 0
		}
	case reflect.Int64:
		return func(p unsafe.Pointer) uint64 { return Mix(uint64(*(*int64)(p))) }
	case reflect.Int32:
		return func(p unsafe.Pointer) uint64 { return Mix(uint64(*(*int32)(p))) }
	case reflect.Int16:
		return func(p unsafe.Pointer) uint64 { return Mix(uint64(*(*int16)(p))) }
	case reflect.Int8:
		return func(p unsafe.Pointer) uint64 { return Mix(uint64(*(*int8)(p))) }
	case reflect.Uint64:
		return func(p unsafe.Pointer) uint64 { return Mix(*(*uint64)(p)) }
	case reflect.Uint32:
		return func(p unsafe.Pointer) uint64 { return Mix(uint64(*(*uint32)(p))) }
	case reflect.Uint16:
		return func(p unsafe.Pointer) uint64 { return Mix(uint64(*(*uint16)(p))) }
	case reflect.Uint8:
		return func(p unsafe.Pointer) uint64 { return Mix(uint64(*(*uint8)(p))) }
	case reflect.Float64:
		return func(p unsafe.Pointer) uint64 { return hashFloat(*(*float64)(p)) }
	case reflect.Float32:
		return func(p unsafe.Pointer) uint64 { return hashFloat(float64(*(*float32)(p))) }
	case reflect.Complex128:
		return func(p unsafe.Pointer) uint64 {
			c := *(*complex128)(p)
			return fold(hashFloat(real(c)), hashFloat(imag(c)))
		}
	case reflect.Complex64:
		return func(p unsafe.Pointer) uint64 {
			c := *(*complex64)(p)
			return fold(hashFloat(float64(real(c))), hashFloat(float64(imag(c))))
		}
	case reflect.Struct:
		return buildStruct(t)
	case reflect.Array:
		h, size, n := of(t.Elem()), t.Elem().Size(), t.Len()
		return func(p unsafe.Pointer) uint64 {
			sum := uint64(n)
			for i := range n {
				sum = fold(sum, h(unsafe.Add(p, uintptr(i)*size)))
			}
			return sum
		}
	case reflect.Interface:
		return func(p unsafe.Pointer) uint64 { return hashAny(reflect.NewAt(t, p).Elem().Elem()) }
	}
	panic(fmt.Errorf("keys of type %s cannot be hashed", t))
}

// Kind is the type's kind, with the size of int, uint and uintptr told.
func Kind(t reflect.Type) reflect.Kind {
	switch k := t.Kind(); {
	case k == reflect.Int && t.Size() == 4:
		return reflect.Int32
	case k == reflect.Int:
		return reflect.Int64
	case (k == reflect.Uint || k == reflect.Uintptr) && t.Size() == 4:
		return reflect.Uint32
	case k == reflect.Uint || k == reflect.Uintptr:
		return reflect.Uint64
	default:
		return k
	}
}

func buildStruct(t reflect.Type) hasher {
	type part struct {
		offset uintptr
		hash   hasher
	}
	var parts []part
	for i := range t.NumField() {
		// == skips blank fields, so the hash does.
		if f := t.Field(i); f.Name != "_" {
			parts = append(parts, part{f.Offset, of(f.Type)})
		}
	}
	return func(p unsafe.Pointer) uint64 {
		sum := uint64(len(parts))
		for _, f := range parts {
			sum = fold(sum, f.hash(unsafe.Add(p, f.offset)))
		}
		return sum
	}
}

// hashAny hashes a value of a type known only now. The kind counts, since int(1) and float64(1) are different keys.
func hashAny(v reflect.Value) uint64 {
	if !v.IsValid() {
		return 0
	}
	p := reflect.New(v.Type())
	p.Elem().Set(v)
	return fold(uint64(v.Kind()), of(v.Type())(p.UnsafePointer()))
}

func hashFloat(x float64) uint64 {
	switch {
	case x == 0:
		return 0
	case x != x:
		return Mix(math.Float64bits(math.NaN()))
	}
	return Mix(math.Float64bits(x))
}

func fold(sum, h uint64) uint64 { return Mix(sum*0x9e3779b97f4a7c15 + h) }
