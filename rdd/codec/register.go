package codec

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"math/big"
	"reflect"
	"sync"
	"time"
)

// names are the registered types, and those that only this process knows by number.
var names = struct {
	sync.RWMutex
	types  map[string]reflect.Type
	names  map[reflect.Type]string
	local  []reflect.Type
	number map[reflect.Type]uint64
}{types: map[string]reflect.Type{}, names: map[reflect.Type]string{}, number: map[reflect.Type]uint64{}}

// Register gives a name to the type of zero, so that other processes that give the same name to the same type can read
// it in an interface. A name that is given again means the new type: cells of a notebook run more than once.
func Register(name string, zero any) {
	t := reflect.TypeOf(zero)
	if t == nil {
		panic(fmt.Errorf("codec: Register(%q, nil): give a value of the type that may stand in an interface, such as T{}", name))
	}
	names.Lock()
	defer names.Unlock()
	// The type that had the name loses it, or its values would be read as the new one.
	if old, ok := names.types[name]; ok && names.names[old] == name {
		delete(names.names, old)
	}
	names.types[name] = t
	names.names[t] = name
}

func init() {
	for _, zero := range []any{
		false, "", 0, int8(0), int16(0), int32(0), int64(0), uint(0), uint8(0), uint16(0), uint32(0), uint64(0),
		uintptr(0), float32(0), float64(0), complex64(0), complex128(0), time.Time{}, time.Duration(0), &big.Int{},
		[]bool(nil), []string(nil), []int(nil), []int32(nil), []int64(nil), []byte(nil), []float32(nil), []float64(nil),
		[]any(nil), map[string]any(nil), map[string]string(nil), map[string]int(nil), map[string]float64(nil),
	} {
		Register(reflect.TypeOf(zero).String(), zero)
	}
}

func nameOf(t reflect.Type) (string, bool) {
	names.RLock()
	defer names.RUnlock()
	name, ok := names.names[t]
	return name, ok
}

func typeOf(name string) reflect.Type {
	names.RLock()
	defer names.RUnlock()
	return names.types[name]
}

// localNumber gives the number by which this process knows a type.
func localNumber(t reflect.Type) uint64 {
	names.Lock()
	defer names.Unlock()
	n, ok := names.number[t]
	if !ok {
		n = uint64(len(names.local))
		names.number[t] = n
		names.local = append(names.local, t)
	}
	return n
}

func localType(n uint64) reflect.Type {
	names.RLock()
	defer names.RUnlock()
	if n >= uint64(len(names.local)) {
		return nil
	}
	return names.local[n]
}

// origin tells whether a batch comes from this process.
type origin uint8

const (
	unsaid origin = iota
	ours
	foreign
)

// process is a number that no other process has. What means something in one process only says whose it is by it.
var process = sync.OnceValue(func() uint64 {
	var b [8]byte
	rand.Read(b[:])
	return binary.LittleEndian.Uint64(b[:])
})

// here says, the first time in a batch, which process wrote it.
func (e *encoder) here(b []byte) []byte {
	if e.origin {
		return b
	}
	e.origin = true
	return binary.LittleEndian.AppendUint64(b, process())
}

// here reads what here wrote, and tells whether it was this process.
func (d *decoder) here() bool {
	if d.origin == unsaid && d.claim(8, 1) {
		d.origin = foreign
		if binary.LittleEndian.Uint64(d.take(8)) == process() {
			d.origin = ours
		}
	}
	return d.origin == ours
}
