package show

import (
	"fmt"
	"go/types"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"gonum.org/v1/gonum/mat"

	"lab/kernel/table"
)

const (
	maxGridColumns = 64
	// maxMade bounds the cells whose text has to be made, which takes as long as copying some dozens of numbers: a table shall be
	// there at once.
	maxMade = 1_000_000
	// keySample is how many of a slice's maps are asked for their keys.
	keySample = 1000
)

// grid copies a value that has rows: a slice or an array of structs, of pointers to structs, of maps with texts as keys, or of
// lists of numbers, texts or truth values; and a map. Nil where the value has none.
func grid(v reflect.Value, o Options) *table.Table {
	for v.Kind() == reflect.Interface {
		v, o.Type = v.Elem(), nil
	}
	switch v.Kind() {
	case reflect.Map:
		return gridOfMap(v, o)
	case reflect.Slice, reflect.Array:
		if v.Len() == 0 {
			return nil
		}
		elem, et := v.Type().Elem(), elemType(o.Type)
		if o.saysItself(elem) || methodOf(et, o) {
			return nil
		}
		if et == nil && o.Method != nil && elem.Kind() == reflect.Struct { // the engine knows by the value alone
			if _, ok := o.Method(v.Index(0)); ok {
				return nil
			}
		}
		switch elem.Kind() {
		case reflect.Pointer:
			if elem.Elem().Kind() == reflect.Struct {
				return gridOfStructs(v, elem.Elem(), elemType(et), o)
			}
		case reflect.Struct:
			return gridOfStructs(v, elem, et, o)
		case reflect.Map:
			if elem.Key().Kind() == reflect.String {
				return gridOfMaps(v, elem, et, o)
			}
		case reflect.Slice, reflect.Array:
			if scalar(elem.Elem().Kind()) && elem.Elem().Kind() != reflect.Uint8 {
				return gridOfLists(v, elem, et, o)
			}
		}
	}
	return nil
}

func scalar(k reflect.Kind) bool {
	return k >= reflect.Bool && k <= reflect.Float64 || k == reflect.String
}

// budget counts what a copy takes.
type budget struct {
	left    int
	columns []*table.Column
	made    int // cells whose text was made
}

func newBudget(columns []*column) *budget {
	b := &budget{left: table.Present().Budget()}
	for _, c := range columns {
		b.columns = append(b.columns, c.Column)
		c.budget = b
	}
	return b
}

// spent says whether the copy has to end.
func (b *budget) spent() bool {
	size := 0
	for _, c := range b.columns {
		size += c.Size()
	}
	return size > b.left || b.made > maxMade
}

// fill adds rows until there are no more or the budget is spent.
func (b *budget) fill(rows int, add func(i int)) *table.Table {
	for i := range rows {
		if i&63 == 0 && i > 0 && b.spent() {
			break
		}
		add(i)
	}
	t := table.New(b.columns)
	t.Total = rows
	return t
}

func gridOfStructs(v reflect.Value, elem reflect.Type, et types.Type, o Options) *table.Table {
	if elem.NumField() == 0 || o.saysItself(elem) || o.Opaque != nil && o.Opaque(elem) {
		return nil
	}
	pointers := v.Type().Elem().Kind() == reflect.Pointer
	columns := fieldColumns(elem, et, o)
	t := newBudget(columns).fill(v.Len(), func(i int) {
		row := v.Index(i)
		if pointers {
			row = row.Elem()
		}
		addFields(columns, row)
	})
	t.Numbered, t.MoreColumns = true, elem.NumField()-len(columns)
	return t
}

func fieldColumns(elem reflect.Type, et types.Type, o Options) []*column {
	names, fields := structFields(elem, et)
	columns := make([]*column, min(len(names), maxGridColumns))
	for j := range columns {
		columns[j] = newColumn(names[j], elem.Field(j).Type, fields[j], o)
	}
	return columns
}

// addFields adds a struct's fields, or that there is none.
func addFields(columns []*column, row reflect.Value) {
	for j, c := range columns {
		if !row.IsValid() {
			c.Missing(nilText(j == 0))
			continue
		}
		c.add(row.Field(j))
	}
}

func nilText(first bool) string {
	if first {
		return "<nil>"
	}
	return ""
}

// gridOfMap has a row for each key, in the order of the keys, and a column for each field of values that are structs.
func gridOfMap(v reflect.Value, o Options) *table.Table {
	if v.Len() == 0 {
		return nil
	}
	var kt types.Type
	if o.Type != nil {
		if m, ok := o.Type.Underlying().(*types.Map); ok {
			kt = m.Key()
		}
	}
	elem, et := v.Type().Elem(), elemType(o.Type)
	keys := newColumn("Key", v.Type().Key(), kt, o)
	var columns []*column
	fields := elem.Kind() == reflect.Struct && elem.NumField() > 0 && !o.saysItself(elem) && !methodOf(et, o)
	if fields {
		columns = fieldColumns(elem, et, o)
	} else {
		columns = []*column{newColumn("Value", elem, et, o)}
	}
	all := append([]*column{keys}, columns...)
	// New keys and values for each entry would be an allocation each.
	it, key, value := v.MapRange(), reflect.New(v.Type().Key()).Elem(), reflect.New(elem).Elem()
	readable := v.CanInterface()
	t := newBudget(all).fill(v.Len(), func(int) {
		it.Next()
		k, x := key, value
		if readable {
			key.SetIterKey(it)
			value.SetIterValue(it)
		} else {
			k, x = it.Key(), it.Value()
		}
		keys.add(k)
		if fields {
			addFields(columns, x)
		} else {
			columns[0].add(x)
		}
	})
	if fields {
		t.MoreColumns = elem.NumField() - len(columns)
	}
	t.SortBy(0)
	return t
}

// gridOfMaps has a column for each key that one of the first maps has.
func gridOfMaps(v reflect.Value, elem reflect.Type, et types.Type, o Options) *table.Table {
	found := map[string]bool{}
	for i := range min(v.Len(), keySample) {
		for it := v.Index(i).MapRange(); it.Next(); {
			found[it.Key().String()] = true
		}
	}
	var names []string
	for name := range found {
		names = append(names, name)
	}
	if len(names) == 0 {
		return nil
	}
	slices.Sort(names)
	more := len(names) - min(len(names), maxGridColumns)
	names = names[:len(names)-more]
	columns, keys := make([]*column, len(names)), make([]reflect.Value, len(names))
	for j, name := range names {
		columns[j] = newColumn(name, elem.Elem(), elemType(et), o)
		keys[j] = reflect.ValueOf(name).Convert(elem.Key())
	}
	t := newBudget(columns).fill(v.Len(), func(i int) {
		row := v.Index(i)
		for j, c := range columns {
			if x := row.MapIndex(keys[j]); x.IsValid() {
				c.add(x)
			} else {
				c.Missing("")
			}
		}
	})
	t.Numbered, t.MoreColumns = true, more
	return t
}

// gridOfLists has a column for each place in the longest list.
func gridOfLists(v reflect.Value, elem reflect.Type, et types.Type, o Options) *table.Table {
	width := 0
	for i := range v.Len() {
		width = max(width, v.Index(i).Len())
	}
	if width == 0 {
		return nil
	}
	columns := make([]*column, min(width, maxGridColumns))
	for j := range columns {
		columns[j] = newColumn(strconv.Itoa(j), elem.Elem(), elemType(et), o)
	}
	t := newBudget(columns).fill(v.Len(), func(i int) {
		row := v.Index(i)
		for j, c := range columns {
			if j < row.Len() {
				c.add(row.Index(j))
			} else {
				c.Missing("")
			}
		}
	})
	t.Numbered, t.MoreColumns = true, width-len(columns)
	return t
}

// gridOfMatrix is a matrix with its own rows and columns.
func gridOfMatrix(m mat.Matrix, rows, width int) *table.Table {
	columns := make([]*column, min(width, maxGridColumns))
	for j := range columns {
		columns[j] = newColumn(strconv.Itoa(j), reflect.TypeFor[float64](), nil, Options{})
	}
	t := newBudget(columns).fill(rows, func(i int) {
		for j, c := range columns {
			c.Float(m.At(i, j))
		}
	})
	t.Numbered, t.MoreColumns = true, width-len(columns)
	return t
}

// column is a column that values are added to.
type column struct {
	*table.Column
	add    func(v reflect.Value)
	budget *budget
}

// newColumn makes a column for values of a type. What its cells are sorted by depends on the type: numbers by their value,
// times and durations by theirs, what says itself by what it says.
func newColumn(name string, r reflect.Type, t types.Type, o Options) *column {
	c := &column{}
	typ := typeText(r, t)
	switch {
	case r == reflect.TypeFor[time.Duration]():
		c.Column = table.Durations(name, typ)
		c.add = func(v reflect.Value) { c.Int(v.Int()) }
	case r == reflect.TypeFor[time.Time]():
		c.Column = table.Ordered(name, typ)
		c.add = func(v reflect.Value) {
			order := int64(0)
			if v.CanInterface() {
				order = v.Interface().(time.Time).UnixMicro()
			}
			c.Column.Ordered(c.text(v, t, o), order)
		}
	case o.saysItself(r) || methodOf(t, o):
		if r.Kind() >= reflect.Int && r.Kind() <= reflect.Int64 {
			c.Column = table.Ordered(name, typ)
			c.add = func(v reflect.Value) { c.Column.Ordered(c.text(v, t, o), v.Int()) }
			break
		}
		c.Column = table.Texts(name, typ)
		c.add = func(v reflect.Value) { c.textOrNil(v, t, o) }
	case r.Kind() == reflect.Bool:
		c.Column = table.Bools(name, typ)
		c.add = func(v reflect.Value) { c.Bool(v.Bool()) }
	case r.Kind() >= reflect.Int && r.Kind() <= reflect.Int64:
		c.Column = table.Ints(name, typ)
		c.add = func(v reflect.Value) { c.Int(v.Int()) }
	case r.Kind() >= reflect.Uint && r.Kind() <= reflect.Uintptr:
		c.Column = table.Uints(name, typ)
		c.add = func(v reflect.Value) { c.Int(int64(v.Uint())) }
	case r.Kind() == reflect.Float32 || r.Kind() == reflect.Float64:
		c.Column = table.Floats(name, typ, r.Kind() == reflect.Float32)
		c.add = func(v reflect.Value) { c.Float(v.Float()) }
	case r.Kind() == reflect.String:
		c.Column = table.Texts(name, typ)
		c.add = func(v reflect.Value) { c.String(Clip(v.String(), maxCellText)) }
	case r.Kind() == reflect.Interface:
		c.Column = table.Mixed(name)
		c.add = func(v reflect.Value) { c.mixed(v, o) }
	default:
		c.Column = table.Texts(name, typ)
		c.add = func(v reflect.Value) { c.textOrNil(v, t, o) }
	}
	return c
}

// text makes a cell's text.
func (c *column) text(v reflect.Value, t types.Type, o Options) string {
	c.budget.made++
	return cellText(v, t, o)
}

func (c *column) textOrNil(v reflect.Value, t types.Type, o Options) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface, reflect.Func, reflect.Chan:
		if v.IsNil() {
			c.Missing("<nil>")
			return
		}
	}
	c.String(c.text(v, t, o))
}

// mixed adds a value of an interface.
func (c *column) mixed(v reflect.Value, o Options) {
	for v.Kind() == reflect.Interface && !v.IsNil() {
		v = v.Elem()
	}
	if v.Kind() == reflect.Interface {
		c.Missing("<nil>")
		return
	}
	number := math.NaN()
	if !o.saysItself(v.Type()) {
		switch {
		case v.CanInt():
			number = float64(v.Int())
		case v.CanUint():
			number = float64(v.Uint())
		case v.CanFloat():
			number = v.Float()
		}
	}
	c.Mixed(c.text(v, nil, o), number)
}

// methodOf says whether an engine knows a method that says what values of the type are.
func methodOf(t types.Type, o Options) bool {
	if o.Method == nil || t == nil {
		return false
	}
	for _, name := range []string{"Error", "String"} {
		if f, _, _ := types.LookupFieldOrMethod(t, true, nil, name); f != nil {
			if _, ok := f.(*types.Func); ok {
				return true
			}
		}
	}
	return false
}

// cellText is a value as a table's cell shows it: text without quotes, and not much of it.
func cellText(v reflect.Value, t types.Type, o Options) string {
	for v.Kind() == reflect.Interface && !v.IsNil() {
		v, t = v.Elem(), nil
	}
	if said, ok := method(v, o); ok {
		return Clip(said, maxCellText)
	}
	if v.Kind() == reflect.String {
		return Clip(v.String(), maxCellText)
	}
	f := &formatter{options: o, limit: 4 * maxCellText}
	f.value(v, t, 2)
	return Clip(f.out.String(), maxCellText)
}

// Clip cuts a text to a number of characters and an ellipsis. What is cut is copied, so that what is shown does not hold on to
// megabytes.
func Clip(text string, most int) string {
	if len(text) <= most {
		return text
	}
	// Counting no further than needed, since a text may be long.
	n := 0
	for i := range text {
		if n == most {
			return strings.Clone(text[:i]) + "…"
		}
		n++
	}
	return text
}

// saysItself says whether values of a type are shown by their own text.
func (o Options) saysItself(t reflect.Type) bool {
	if o.Speaks != nil && !o.Speaks(t) {
		return false
	}
	for _, i := range []reflect.Type{reflect.TypeFor[error](), reflect.TypeFor[fmt.Stringer]()} {
		if t.Implements(i) {
			return true
		}
	}
	return false
}

// structFields returns the names and static types of a struct's fields.
func structFields(r reflect.Type, t types.Type) (names []string, list []types.Type) {
	var st *types.Struct
	if t != nil {
		st, _ = t.Underlying().(*types.Struct)
	}
	for i := range r.NumField() {
		name, ft := r.Field(i).Name, types.Type(nil)
		if st != nil && i < st.NumFields() {
			name, ft = st.Field(i).Name(), st.Field(i).Type()
		}
		names, list = append(names, name), append(list, ft)
	}
	return names, list
}
