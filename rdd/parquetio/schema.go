package parquetio

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// schemaOf gives the columns of a struct type.
func schemaOf(t reflect.Type) (s *parquet.Schema, err error) {
	if t.Kind() != reflect.Struct {
		return nil, fmt.Errorf("rows are structs, and %s is none; give a struct with a field for each column", t)
	}
	// The library panics at types without a place in the format.
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("%s has a field whose type is none of Parquet's; use numbers, strings, bools, []byte, time.Time, and slices, "+
				"maps and structs of these, or leave the field out by the tag parquet:\"-\": %v", t, v)
		}
	}()
	s = parquet.SchemaOf(reflect.New(t).Interface())
	if len(s.Columns()) == 0 {
		return nil, fmt.Errorf("%s has no exported field; begin names of fields with a capital letter", t)
	}
	return s, nil
}

// fits answers why the columns of a file cannot become those of a struct, or nil.
func fits(to, from *parquet.Schema) error {
	for _, path := range to.Columns() {
		want, _ := to.Lookup(path...)
		have, ok := from.Lookup(path...)
		name := strings.Join(path, ".")
		if !ok {
			// A pointer stays nil where the column is missing.
			if len(path) == 1 && want.Node.Optional() {
				continue
			}
			return fmt.Errorf("there is no column %q, only %s; give the field the column's name by a tag such as parquet:\"name\", leave it out "+
				"by parquet:\"-\", or make it a pointer if some files lack the column", name, names(from))
		}
		if have.MaxRepetitionLevel != want.MaxRepetitionLevel {
			return fmt.Errorf("the column %q is a list of %d levels in the file, but of %d in the struct; give the field the type of the column", name,
				have.MaxRepetitionLevel, want.MaxRepetitionLevel)
		}
		if !holds(want.Node.Type(), have.Node.Type()) {
			return fmt.Errorf("the column %q has the type %s, which does not fit into the field's (%s); give the field a type that holds all of "+
				"its values", name, have.Node.Type(), want.Node.Type())
		}
	}
	return nil
}

func names(s *parquet.Schema) string {
	var out []string
	for _, path := range s.Columns() {
		out = append(out, fmt.Sprintf("%q", strings.Join(path, ".")))
	}
	return strings.Join(out, ", ")
}

// holds tells whether every value of a column of type from can be a value of one of type to.
func holds(to, from parquet.Type) bool {
	if parquet.EqualTypes(to, from) {
		return true
	}
	a, b := meaning(to), meaning(from)
	switch {
	case a == "timestamp":
		return b == "timestamp" && to.Kind() == from.Kind() || b == "date" // in other units
	case a == "text":
		return b == "text" || b == "" && from.Kind() == parquet.ByteArray
	case a != "" || b != "" && b != "text" && b != "timestamp" && b != "date":
		return false
	}
	lowTo, highTo, isInt := bits(to)
	lowFrom, highFrom, fromInt := bits(from)
	switch {
	case isInt && fromInt:
		// The library takes a number of 32 bits without sign for one with a sign when it makes 64 bits of it.
		if to.Kind() != from.Kind() && highFrom == 32 {
			return false
		}
		return lowTo >= lowFrom && highTo >= highFrom
	case to.Kind() == parquet.Double:
		return from.Kind() == parquet.Float || fromInt && highFrom <= 31
	}
	return to.Kind() == parquet.ByteArray && from.Kind() == parquet.ByteArray
}

// meaning is what the values of a type stand for: empty for numbers and bytes.
func meaning(t parquet.Type) string {
	l := t.LogicalType()
	if l == nil {
		return ""
	}
	switch l.Value.(type) {
	case nil, *format.IntType:
		return ""
	case *format.StringType, *format.EnumType, *format.JsonType:
		return "text"
	case *format.TimestampType:
		return "timestamp"
	case *format.DateType:
		return "date"
	}
	return l.String()
}

// bits says how many bits the whole numbers of a type have below zero and above, without the sign.
func bits(t parquet.Type) (low, high int, ok bool) {
	width := 0
	switch t.Kind() {
	case parquet.Int32:
		width = 32
	case parquet.Int64:
		width = 64
	default:
		return 0, 0, false
	}
	if l := t.LogicalType(); l != nil {
		if i, ok := l.Value.(*format.IntType); ok {
			width = int(i.BitWidth)
			if !i.IsSigned {
				return 0, width, true
			}
		}
	}
	return width - 1, width - 1, true
}
