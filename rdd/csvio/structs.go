package csvio

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unsafe"

	"lab/rdd/plan"
)

// field is a field of a struct that a column fills.
type field struct {
	name   string // that of the column, from the tag or the field
	exact  bool   // the name is from a tag and has to be as it is
	offset uintptr
	parse  parser
	needs  string // what a cell has to be, for messages
}

// fieldsOf lists the fields of a struct that columns fill: exported ones, also those of embedded structs.
func fieldsOf(t reflect.Type) ([]field, error) {
	if t.Kind() != reflect.Struct {
		return nil, fmt.Errorf("rows become structs, and %s is none; give a struct with a field for each column that you need, or use CSV", t)
	}
	fields, err := appendFields(nil, t, 0)
	if err == nil && len(fields) == 0 {
		err = fmt.Errorf("%s has no exported field that a column could fill; begin names of fields with a capital letter", t)
	}
	return fields, err
}

func appendFields(fields []field, t reflect.Type, base uintptr) ([]field, error) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("csv")
		if f.Anonymous && f.Type.Kind() == reflect.Struct && tag == "" {
			var err error
			if fields, err = appendFields(fields, f.Type, base+f.Offset); err != nil {
				return nil, err
			}
			continue
		}
		if !f.IsExported() || tag == "-" {
			continue
		}
		name := f.Name
		if tag != "" {
			name = tag
		}
		parse, needs := parserOf(f.Type)
		if parse == nil {
			return nil, fmt.Errorf("the field %s of %s is a %s, which cannot be read from a cell; use a string, bool, number, time.Time or "+
				"another type with UnmarshalText, or leave it out with the tag csv:\"-\"", f.Name, t, f.Type)
		}
		if k := slices.IndexFunc(fields, func(g field) bool { return g.name == name }); k >= 0 {
			return nil, fmt.Errorf("two fields of %s are for the column %q; rename one by a tag such as csv:\"name\"", t, name)
		}
		fields = append(fields, field{name: name, exact: tag != "", offset: base + f.Offset, parse: parse, needs: needs})
	}
	return fields, nil
}

// structRows makes batches of structs.
type structRows struct {
	r      *records
	slice  reflect.Type
	fields []field
	column []int // of each field
	emit   plan.Emit
	batch  reflect.Value
	n      int
}

func newStructs(r *records, slice reflect.Type, fields []field, columns []string, emit plan.Emit) (taker, error) {
	s := &structRows{r: r, slice: slice, fields: fields, column: make([]int, len(fields)), emit: emit}
	for i, f := range fields {
		var err error
		if s.column[i], err = f.find(columns); err != nil {
			return nil, fmt.Errorf("%s: %w", r.file.Path, err)
		}
	}
	if n := r.in.FieldsPerRecord; n > 0 && len(columns) != n {
		return nil, fmt.Errorf("%s: %d columns are named, but its records have %d fields; name every column (check CSVSeparator)", r.file.Path,
			len(columns), n)
	}
	r.in.FieldsPerRecord = len(columns)
	return s, nil
}

// find answers which column is the field's: that with its name, else the only one whose name differs in case alone.
func (f field) find(columns []string) (int, error) {
	found := -1
	for i, c := range columns {
		same := c == f.name
		alike := !f.exact && strings.EqualFold(strings.TrimSpace(c), f.name)
		if same && slices.Contains(columns[i+1:], c) {
			return 0, fmt.Errorf("two columns are named %q; name the columns with CSVColumns and CSVHeader", c)
		}
		if same {
			return i, nil
		}
		if alike && found >= 0 {
			return 0, fmt.Errorf("the columns %q and %q could both be the field %s; say which by a tag such as csv:%q", columns[found], c,
				f.name, c)
		}
		if alike {
			found = i
		}
	}
	if found < 0 {
		return 0, fmt.Errorf("there is no column %q, only %q; give the field the column's name by a tag such as csv:\"name\", leave it "+
			"out with csv:\"-\", or name the columns with CSVColumns if the first record is no header", f.name, columns)
	}
	return found, nil
}

func (s *structRows) take(record []string) (bool, error) {
	if s.n == 0 {
		s.batch = reflect.MakeSlice(s.slice, plan.BatchSize, plan.BatchSize)
	}
	row := unsafe.Add(s.batch.UnsafePointer(), uintptr(s.n)*s.slice.Elem().Size())
	for i, f := range s.fields {
		cell := record[s.column[i]]
		if err := f.parse(unsafe.Add(row, f.offset), cell); err != nil {
			line, column := s.r.in.FieldPos(s.column[i])
			return false, fmt.Errorf("%s, line %d, column %d: the cell of %q is %s, but %s is needed: %w", s.r.file.Path, s.r.line(line), column,
				f.name, shown(cell), f.needs, err)
		}
	}
	s.n++
	return s.n < plan.BatchSize || s.flush(), nil
}

func (s *structRows) flush() bool {
	n := s.n
	s.n = 0
	return n == 0 || s.emit(s.batch.Slice3(0, n, n).Interface())
}

// shown is a cell as messages show it.
func shown(cell string) string {
	if cell == "" {
		return "empty"
	}
	if len(cell) > 60 {
		return fmt.Sprintf("%.60q...", cell)
	}
	return fmt.Sprintf("%q", cell)
}
