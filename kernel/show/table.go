package show

import (
	"fmt"
	"go/types"
	"html"
	"reflect"
	"strings"
)

// Limits of a table: of more than maxRows, someRows are shown.
const (
	maxRows     = 20
	someRows    = 10
	maxColumns  = 16
	maxCellText = 120
)

// table shows a slice or an array of structs, or of pointers to structs, with a row for each and a column for each
// field. All text in it is escaped.
func table(v reflect.Value, o Options) (string, bool) {
	for v.Kind() == reflect.Interface {
		v, o.Type = v.Elem(), nil
	}
	if v.Kind() != reflect.Slice && v.Kind() != reflect.Array || v.Len() == 0 {
		return "", false
	}
	elem := v.Type().Elem()
	et := elemType(o.Type)
	pointers := elem.Kind() == reflect.Pointer
	if pointers {
		elem, et = elem.Elem(), elemType(et)
	}
	if elem.Kind() != reflect.Struct || elem.NumField() == 0 || o.saysItself(elem) {
		return "", false
	}
	if first := v.Index(0); o.Method != nil && !pointers {
		if _, ok := o.Method(first); ok {
			return "", false
		}
	}
	names, fields := structFields(elem, et)
	columns := min(len(names), maxColumns)
	numeric := make([]bool, columns)
	for i := range columns {
		kind := elem.Field(i).Type.Kind()
		numeric[i] = kind >= reflect.Int && kind <= reflect.Complex128 && !o.saysItself(elem.Field(i).Type)
	}
	var b strings.Builder
	cell := func(tag string, column int, text string) {
		align := ""
		if column >= 0 && numeric[column] {
			align = ` align="right"`
		}
		fmt.Fprintf(&b, "<%s%s>%s</%s>", tag, align, html.EscapeString(text), tag)
	}
	b.WriteString(`<table><thead><tr><th align="right"></th>`)
	for i := range columns {
		cell("th", i, names[i])
	}
	if columns < len(names) {
		cell("th", -1, fmt.Sprintf("… %d more", len(names)-columns))
	}
	b.WriteString("</tr></thead><tbody>")
	rows := v.Len()
	if rows > maxRows {
		rows = someRows
	}
	for i := range rows {
		fmt.Fprintf(&b, `<tr><td align="right">%d</td>`, i)
		row := v.Index(i)
		if pointers {
			if row.IsNil() {
				fmt.Fprintf(&b, `<td colspan="%d">&lt;nil&gt;</td></tr>`, columns)
				continue
			}
			row = row.Elem()
		}
		for j := range columns {
			cell("td", j, cellText(row.Field(j), fields[j], o))
		}
		if columns < len(names) {
			cell("td", -1, "…")
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</tbody></table>")
	if rows < v.Len() {
		fmt.Fprintf(&b, "<p>… %d more</p>", v.Len()-rows)
	}
	return b.String(), true
}

// cellText is a value as a table's cell shows it: text without quotes, and not much of it.
func cellText(v reflect.Value, t types.Type, o Options) string {
	for v.Kind() == reflect.Interface && !v.IsNil() {
		v, t = v.Elem(), nil
	}
	text := ""
	if said, ok := method(v, o); ok {
		text = said
	} else if v.Kind() == reflect.String {
		text = v.String()
	} else {
		f := &formatter{options: o, limit: 4 * maxCellText}
		f.value(v, t, 2)
		text = f.out.String()
	}
	// Counting no further than needed, since a text may be long.
	n := 0
	for i := range text {
		if n == maxCellText {
			return text[:i] + "…"
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
