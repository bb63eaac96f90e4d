package planfile

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"reflect"
	"unicode/utf8"

	"lab/rdd/codec"
	"lab/rdd/objectio"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// encodeValue writes a value of a static type: as JSON where that gives the very same value back, else by codec.
func encodeValue(v reflect.Value) (argument, error) {
	if plain, scan := plainType(v.Type(), nil); plain && (!scan || plainValue(v)) {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(v.Interface()); err != nil {
			return argument{}, err
		}
		return argument{Value: bytes.TrimSuffix(b.Bytes(), []byte("\n"))}, nil
	}
	box := reflect.MakeSlice(reflect.SliceOf(v.Type()), 1, 1)
	box.Index(0).Set(v)
	c, err := codec.For(box.Type())
	if err != nil {
		return argument{}, err
	}
	data, err := c.Append(nil, box.Interface())
	if err != nil {
		return argument{}, err
	}
	return argument{Binary: binary.LittleEndian.AppendUint32(data, checksum(data, v.Type()))}, nil
}

// decodeValue reads what encodeValue wrote of a value of type t.
func decodeValue(a argument, t reflect.Type) (reflect.Value, error) {
	if a.Value != nil {
		if plain, _ := plainType(t, nil); !plain {
			return reflect.Value{}, fmt.Errorf("a %v is not written as text", t)
		}
		v := reflect.New(t)
		d := json.NewDecoder(bytes.NewReader(a.Value))
		d.DisallowUnknownFields()
		if err := d.Decode(v.Interface()); err != nil {
			return reflect.Value{}, fmt.Errorf("the text is no %v: %w", t, err)
		}
		return v.Elem(), nil
	}
	c, err := codec.For(reflect.SliceOf(t))
	if err != nil {
		return reflect.Value{}, err
	}
	n := len(a.Binary) - crc32.Size
	if n < 0 || binary.LittleEndian.Uint32(a.Binary[n:]) != checksum(a.Binary[:n], t) {
		return reflect.Value{}, fmt.Errorf("the bytes of a %v are damaged, or were written where the type has other fields", t)
	}
	box, err := c.Decode(a.Binary[:n])
	if err != nil {
		return reflect.Value{}, err
	}
	v := reflect.ValueOf(box)
	if v.Len() != 1 {
		return reflect.Value{}, errors.New("the bytes are not those of one value")
	}
	return v.Index(0), nil
}

// checksum covers the structure of the type, since bytes do not tell of what they are.
func checksum(data []byte, t reflect.Type) uint32 {
	return crc32.Update(crc32.Checksum(data, castagnoli), castagnoli, []byte(objectio.TypeText(t)))
}

var marshalers = []reflect.Type{
	reflect.TypeFor[interface{ MarshalJSON() ([]byte, error) }](), reflect.TypeFor[interface{ UnmarshalJSON([]byte) error }](),
	reflect.TypeFor[interface{ MarshalText() ([]byte, error) }](), reflect.TypeFor[interface{ UnmarshalText([]byte) error }](),
}

// plainType tells whether JSON keeps values of a type, but perhaps for strings and floating-point numbers in them, which
// scan tells of: numbers, strings, and slices, arrays, maps and structs of them, as long as nothing is unexported,
// embedded, tagged or encodes itself. outer are the types around it.
func plainType(t reflect.Type, outer []reflect.Type) (plain, scan bool) {
	for _, o := range outer {
		if o == t {
			return false, false // it may hold itself
		}
	}
	for _, m := range marshalers {
		if reflect.PointerTo(t).Implements(m) {
			return false, false
		}
	}
	outer = append(outer, t)
	switch t.Kind() {
	case reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return true, false
	case reflect.Float32, reflect.Float64, reflect.String:
		return true, true
	case reflect.Slice:
		return plainType(t.Elem(), outer)
	case reflect.Array:
		return plainType(t.Elem(), outer)
	case reflect.Map:
		switch t.Key().Kind() {
		case reflect.Float32, reflect.Float64, reflect.Bool, reflect.Struct, reflect.Array:
			return false, false
		}
		plainKey, scanKey := plainType(t.Key(), outer)
		plain, scan = plainType(t.Elem(), outer)
		return plain && plainKey, scan || scanKey
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			plain, scanField := plainType(f.Type, outer)
			if !plain || !f.IsExported() || f.Anonymous || f.Tag.Get("json") != "" {
				return false, false
			}
			scan = scan || scanField
		}
		return true, scan
	}
	return false, false
}

// plainValue tells whether the strings of a value are valid UTF-8 and its floating-point numbers finite.
func plainValue(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Float32, reflect.Float64:
		return !math.IsNaN(v.Float()) && !math.IsInf(v.Float(), 0)
	case reflect.String:
		return utf8.ValidString(v.String())
	case reflect.Slice, reflect.Array:
		if k := v.Type().Elem().Kind(); k >= reflect.Bool && k <= reflect.Uintptr {
			return true
		}
		for i := range v.Len() {
			if !plainValue(v.Index(i)) {
				return false
			}
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			if !plainValue(it.Key()) || !plainValue(it.Value()) {
				return false
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !plainValue(v.Field(i)) {
				return false
			}
		}
	}
	return true
}
