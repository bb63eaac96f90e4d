// Package table holds values in rows and columns for those who look at them: a page that scrolls through a million rows
// and sorts them.
//
// A Table is a copy. It is made when the value is shown, by the goroutine that shows it, and never changes afterwards, so
// windows of rows are answered while cells run and change the value, and what is shown is what the value was at that moment.
// The copy is by column and compact (a number takes eight bytes, a text shares its bytes with the value's), and it is bounded:
// of a value that does not fit the budget, the first rows are taken, and Rows beside Held says so.
package table

import (
	"crypto/rand"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"lab/kernel/wire"
)

// Limits of what travels with an output, so that a notebook's file stays small.
const (
	travelRows  = 200
	travelBytes = 64 << 10
)

// maxWindow is how many rows one request gets at most.
const maxWindow = 1000

// Table is a value in rows and columns. It is safe for concurrent use.
type Table struct {
	// Total counts the value's rows, Numbered tells whether they are known by their number, MoreColumns counts the columns
	// that are left out.
	Total       int
	Numbered    bool
	MoreColumns int

	columns []*Column
	rows    int
	size    int
	sorter  sorter
}

// New makes a table of columns with the same number of cells.
func New(columns []*Column) *Table {
	t := &Table{columns: columns}
	for _, c := range columns {
		t.rows = c.len()
		t.size += c.size
	}
	t.Total = t.rows
	return t
}

// Columns are the table's columns.
func (t *Table) Columns() []*Column { return t.columns }

// Rows is the number of rows that are held.
func (t *Table) Rows() int { return t.rows }

// Row returns the texts of a row, in the value's own order.
func (t *Table) Row(i int) []string {
	texts := make([]string, len(t.columns))
	for j, c := range t.columns {
		texts[j] = c.Text(i)
	}
	return texts
}

// Travelling is the table as it travels with an output. Where that is not all of it, keep is asked to hold the table and
// returns its id, or nothing.
func (t *Table) Travelling(keep func(*Table) string) wire.Table {
	w := wire.Table{Rows: t.Total, Held: t.rows, Numbered: t.Numbered, MoreColumns: t.MoreColumns, Columns: []wire.TableColumn{}, Cells: [][]string{}}
	for _, c := range t.columns {
		w.Columns = append(w.Columns, wire.TableColumn{Name: c.Name, Type: c.Type, Numeric: c.Numeric()})
	}
	size := 0
	for i := 0; i < t.rows && i < travelRows; i++ {
		row := t.Row(i)
		for _, text := range row {
			size += len(text) + 3
		}
		if i > 0 && size > travelBytes {
			break
		}
		w.Cells = append(w.Cells, row)
	}
	if len(w.Cells) < t.rows {
		if w.ID = keep(t); w.ID == "" {
			w.Held = len(w.Cells)
		}
		return w
	}
	for j := range t.columns {
		w.Ranks = append(w.Ranks, t.ranks(j))
	}
	return w
}

// Window returns rows in the order that is asked for. It waits until they are sorted.
func (t *Table) Window(r wire.TableRequestContent) wire.TableWindow {
	w := wire.TableWindow{Found: true, Numbers: []int{}, Cells: [][]string{}}
	var order []int32
	if r.Column >= 0 && r.Column < len(t.columns) {
		if order = t.sorter.order(t, key{r.Column, r.Descending}); order == nil {
			w.Overtaken = true
			return w
		}
	}
	from := min(max(r.Offset, 0), t.rows)
	to := min(from+min(max(r.Count, 0), maxWindow), t.rows)
	for i := from; i < to; i++ {
		at := i
		if order != nil {
			at = int(order[i])
		}
		w.Numbers = append(w.Numbers, at)
		w.Cells = append(w.Cells, t.Row(at))
	}
	return w
}

// newID names a table. It is random, so that the id in a notebook's file never finds another kernel's table.
func newID() string { return rand.Text() }

// Column is the cells of one column. Which of its slices hold them depends on its kind.
type Column struct {
	Name, Type string

	kind    kind
	single  bool // floats are float32
	ints    []int64
	floats  []float64
	texts   []string
	missing []bool // nil where no cell is missing
	size    int    // bytes, about
}

type kind int

const (
	ints kind = iota
	uints
	floats
	bools
	durations
	texts
	ordered // texts whose order is that of ints, such as durations
	mixed   // texts, before them numbers (floats, where they are not NaN)
)

// Ints makes a column of signed integers.
func Ints(name, typ string) *Column { return &Column{Name: name, Type: typ, kind: ints} }

// Uints makes a column of unsigned integers.
func Uints(name, typ string) *Column { return &Column{Name: name, Type: typ, kind: uints} }

// Floats makes a column of floating-point numbers; single for those of 32 bits.
func Floats(name, typ string, single bool) *Column {
	return &Column{Name: name, Type: typ, kind: floats, single: single}
}

// Bools makes a column of truth values.
func Bools(name, typ string) *Column { return &Column{Name: name, Type: typ, kind: bools} }

// Durations makes a column of integers that read as durations.
func Durations(name, typ string) *Column { return &Column{Name: name, Type: typ, kind: durations} }

// Texts makes a column of texts.
func Texts(name, typ string) *Column { return &Column{Name: name, Type: typ, kind: texts} }

// Ordered makes a column of texts that stand for integers and are sorted as these.
func Ordered(name, typ string) *Column { return &Column{Name: name, Type: typ, kind: ordered} }

// Mixed makes a column of texts, some of which are numbers.
func Mixed(name string) *Column { return &Column{Name: name, kind: mixed} }

// Numeric says whether the column's cells stand on the right.
func (c *Column) Numeric() bool { return c.kind == ints || c.kind == uints || c.kind == floats }

// Size is about how many bytes the column takes.
func (c *Column) Size() int { return c.size }

func (c *Column) len() int {
	switch c.kind {
	case ints, uints, bools, durations:
		return len(c.ints)
	case floats:
		return len(c.floats)
	}
	return len(c.texts)
}

// Int adds an integer, the bits of an unsigned one, or 1 for true.
func (c *Column) Int(n int64) {
	c.present()
	c.ints = append(c.ints, n)
	c.size += 8
}

// Bool adds a truth value.
func (c *Column) Bool(b bool) {
	n := int64(0)
	if b {
		n = 1
	}
	c.Int(n)
}

// Float adds a floating-point number.
func (c *Column) Float(f float64) {
	c.present()
	c.floats = append(c.floats, f)
	c.size += 8
}

// String adds a text.
func (c *Column) String(s string) {
	c.present()
	c.texts = append(c.texts, s)
	c.size += 16 + len(s)
}

// Ordered adds a text that stands for n.
func (c *Column) Ordered(s string, n int64) {
	c.ints = append(c.ints, n)
	c.size += 8
	c.String(s)
}

// Mixed adds a text of a mixed column; number is what it stands for, NaN where that is no number.
func (c *Column) Mixed(s string, number float64) {
	c.floats = append(c.floats, number)
	c.size += 8
	c.String(s)
}

// Missing adds a cell without a value, which reads as text.
func (c *Column) Missing(text string) {
	if c.missing == nil {
		c.missing = make([]bool, c.len(), max(c.len(), 8))
	}
	switch c.kind {
	case ints, uints, bools, durations:
		c.Int(0)
	case floats:
		c.Float(0)
	case texts:
		c.String(text)
	case ordered:
		c.Ordered(text, 0)
	case mixed:
		c.Mixed(text, math.NaN())
	}
	c.missing[len(c.missing)-1] = true
}

// present notes that the cell which is added has a value.
func (c *Column) present() {
	if c.missing != nil {
		c.missing = append(c.missing, false)
		c.size++
	}
}

// Text is what the cell reads as.
func (c *Column) Text(i int) string {
	if c.missing != nil && c.missing[i] && c.texts == nil {
		return ""
	}
	switch c.kind {
	case ints:
		return strconv.FormatInt(c.ints[i], 10)
	case uints:
		return strconv.FormatUint(uint64(c.ints[i]), 10)
	case bools:
		return strconv.FormatBool(c.ints[i] != 0)
	case durations:
		return time.Duration(c.ints[i]).String()
	case floats:
		if c.single {
			return fmt.Sprint(float32(c.floats[i]))
		}
		return fmt.Sprint(c.floats[i])
	}
	return strings.ToValidUTF8(c.texts[i], "\uFFFD")
}
