package show

import (
	"encoding/json"
	"fmt"
	"html"
	"strings"

	"lab/kernel/table"
	"lab/kernel/wire"
)

// Limits of a table as HTML, which is for those who cannot show the table itself: of more than maxRows, someRows are shown.
const (
	maxRows     = 20
	someRows    = 10
	maxColumns  = 16
	maxCellText = 120
)

// withTable adds a table to a bundle, as itself and as HTML. What does not travel with it, the process's store keeps.
func withTable(bundle map[string]string, t *table.Table) {
	data, err := json.Marshal(t.Travelling(table.Present().Keep))
	if err != nil { // texts and numbers always encode
		return
	}
	bundle[wire.MIMETable] = string(data)
	bundle["text/html"] = tableHTML(t)
}

// tableHTML writes the beginning of a table. All text in it is escaped.
func tableHTML(t *table.Table) string {
	columns := t.Columns()
	shown := columns[:min(len(columns), maxColumns)]
	more := len(columns) - len(shown) + t.MoreColumns
	var b strings.Builder
	cell := func(tag string, numeric bool, text string) {
		align := ""
		if numeric {
			align = ` align="right"`
		}
		fmt.Fprintf(&b, "<%s%s>%s</%s>", tag, align, html.EscapeString(text), tag)
	}
	b.WriteString("<table><thead><tr>")
	if t.Numbered {
		cell("th", true, "")
	}
	for _, c := range shown {
		cell("th", c.Numeric(), c.Name)
	}
	if more > 0 {
		cell("th", false, fmt.Sprintf("… %d more", more))
	}
	b.WriteString("</tr></thead><tbody>")
	rows := t.Rows()
	if t.Total > maxRows {
		rows = min(rows, someRows)
	}
	for i := range rows {
		b.WriteString("<tr>")
		if t.Numbered {
			cell("td", true, fmt.Sprint(i))
		}
		for _, c := range shown {
			cell("td", c.Numeric(), c.Text(i))
		}
		if more > 0 {
			cell("td", false, "…")
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</tbody></table>")
	if rows < t.Total {
		fmt.Fprintf(&b, "<p>… %d more</p>", t.Total-rows)
	}
	return b.String()
}
