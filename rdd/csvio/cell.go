package csvio

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unsafe"
)

// parser sets the value at an address to what a cell says.
type parser func(p unsafe.Pointer, cell string) error

var (
	unmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
	duration    = reflect.TypeFor[time.Duration]()
)

// parserOf gives the parser of a type and what it needs, nil where there is none.
func parserOf(t reflect.Type) (parse parser, needs string) {
	switch {
	case t == duration:
		return func(p unsafe.Pointer, cell string) (err error) {
			*(*time.Duration)(p), err = time.ParseDuration(strings.TrimSpace(cell))
			return err
		}, "a duration such as 1h20m"
	case t.Kind() == reflect.Pointer:
		parse, needs := parserOf(t.Elem())
		if parse == nil || t.Elem().Kind() == reflect.Pointer {
			return nil, ""
		}
		return optional(t.Elem(), parse), needs + ", or nothing,"
	case reflect.PointerTo(t).Implements(unmarshaler):
		return func(p unsafe.Pointer, cell string) error {
			return reflect.NewAt(t, p).Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(cell))
		}, "a " + t.String()
	}
	return plainParser(t)
}

// optional leaves a pointer nil for an empty cell.
func optional(elem reflect.Type, parse parser) parser {
	return func(p unsafe.Pointer, cell string) error {
		if cell == "" {
			return nil
		}
		v := reflect.New(elem)
		*(*unsafe.Pointer)(p) = v.UnsafePointer()
		return parse(v.UnsafePointer(), cell)
	}
}

func plainParser(t reflect.Type) (parser, string) {
	bits := int(t.Size()) * 8
	switch t.Kind() {
	case reflect.String:
		return func(p unsafe.Pointer, cell string) error {
			*(*string)(p) = cell
			return nil
		}, "text"
	case reflect.Bool:
		return func(p unsafe.Pointer, cell string) error {
			x, err := strconv.ParseBool(strings.TrimSpace(cell))
			*(*bool)(p) = x
			return why(err)
		}, "true or false (or 1 or 0)"
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		set := setInt(bits)
		return func(p unsafe.Pointer, cell string) error {
			x, err := strconv.ParseInt(strings.TrimSpace(cell), 10, bits)
			set(p, x)
			return why(err)
		}, fmt.Sprintf("a whole number of type %s", t)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		set := setInt(bits)
		return func(p unsafe.Pointer, cell string) error {
			x, err := strconv.ParseUint(strings.TrimSpace(cell), 10, bits)
			set(p, int64(x))
			return why(err)
		}, fmt.Sprintf("a whole number of type %s, 0 or more,", t)
	case reflect.Float64:
		return func(p unsafe.Pointer, cell string) error {
			x, err := strconv.ParseFloat(strings.TrimSpace(cell), 64)
			*(*float64)(p) = x
			return why(err)
		}, "a number"
	case reflect.Float32:
		return func(p unsafe.Pointer, cell string) error {
			x, err := strconv.ParseFloat(strings.TrimSpace(cell), 32)
			*(*float32)(p) = float32(x)
			return why(err)
		}, "a number"
	}
	return nil, ""
}

// setInt sets an integer of a size; the bits are the same with and without sign.
func setInt(bits int) func(p unsafe.Pointer, x int64) {
	switch bits {
	case 8:
		return func(p unsafe.Pointer, x int64) { *(*int8)(p) = int8(x) }
	case 16:
		return func(p unsafe.Pointer, x int64) { *(*int16)(p) = int16(x) }
	case 32:
		return func(p unsafe.Pointer, x int64) { *(*int32)(p) = int32(x) }
	}
	return func(p unsafe.Pointer, x int64) { *(*int64)(p) = x }
}

// why is the reason alone: the message around it has the cell.
func why(err error) error {
	if err == nil {
		return nil
	}
	return reason(err)
}

// reason is apart because a variable that errors.As fills costs an allocation, also on the way without an error.
func reason(err error) error {
	var n *strconv.NumError
	if errors.As(err, &n) {
		return n.Err
	}
	return err
}
