package htmlfile

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"maps"
	"slices"
	"strings"

	kernelwire "lab/kernel/wire"
	"lab/notebook"
)

// outputView is an output as the template shows it: one of picture, error, table, HTML and text.
type outputView struct {
	Picture template.URL
	Alt     string
	Error   string
	Trace   template.HTML
	Table   *kernelwire.Table
	HTML    template.HTML
	Text    template.HTML
	Class   string
	Note    string
}

// mostRows are shown of a table: a file to read is no place for thousands.
const mostRows = 50

// worthShowing leaves out how jobs went, which is of interest while they go, and joins what was printed between them.
func worthShowing(outputs []notebook.Output) []notebook.Output {
	var kept []notebook.Output
	for _, o := range outputs {
		if _, job := o.Data[kernelwire.MIMEProgress]; job {
			continue
		}
		if last := len(kept) - 1; last >= 0 && o.Kind == notebook.StreamOutput && kept[last].Kind == o.Kind && kept[last].Name == o.Name {
			kept[last].Text += o.Text
			continue
		}
		kept = append(kept, o)
	}
	return kept
}

func outputOf(o notebook.Output) (outputView, bool) {
	switch o.Kind {
	case notebook.StreamOutput:
		class := "stdout"
		if o.Name == "stderr" {
			class = "stderr"
		}
		return outputView{Text: terminal(strings.TrimSuffix(o.Text, "\n")), Class: class}, o.Text != ""
	case notebook.ErrorOutput:
		title := o.ErrorName
		if o.ErrorValue != "" && o.ErrorValue != title {
			title = strings.TrimPrefix(title+": "+o.ErrorValue, ": ")
		}
		if title == "" {
			title = words.Errors
		}
		return outputView{Error: title, Trace: terminal(strings.Join(o.Traceback, "\n"))}, true
	}
	return display(o)
}

// display chooses the richest representation that a file without scripts can show, in the order of the page.
func display(o notebook.Output) (outputView, bool) {
	plain := textOf(o.Data["text/plain"])
	var table kernelwire.Table
	if raw, ok := o.Data[kernelwire.MIMETable]; ok && json.Unmarshal(raw, &table) == nil && fits(table) {
		table.Cells = table.Cells[:min(len(table.Cells), mostRows)]
		return outputView{Table: &table, Note: rowsShown(len(table.Cells), table.Rows)}, true
	}
	alt := plain
	if alt == "" {
		alt = words.Picture
	}
	if svg := textOf(o.Data["image/svg+xml"]); svg != "" {
		return outputView{Picture: template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString([]byte(svg))), Alt: alt}, true // an image runs nothing
	}
	if text := textOf(o.Data["text/html"]); text != "" {
		return outputView{HTML: template.HTML(sanitised.Sanitize(text)), Class: "html"}, true // sanitised
	}
	if text := textOf(o.Data["text/markdown"]); text != "" {
		return outputView{HTML: markdown(text, nil), Class: "prose"}, true
	}
	for _, kind := range images {
		if data, err := base64.StdEncoding.DecodeString(squeeze.Replace(textOf(o.Data[kind]))); err == nil && len(data) > 0 {
			return outputView{Picture: template.URL("data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)), Alt: alt}, true // encoded here
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(o.Data)) {
		var b bytes.Buffer
		if (kind == "application/json" || strings.HasSuffix(kind, "+json")) && kind != kernelwire.MIMETable && json.Indent(&b, o.Data[kind], "", "  ") == nil {
			return outputView{Text: terminal(b.String()), Class: "value"}, true
		}
	}
	if plain != "" {
		return outputView{Text: terminal(plain), Class: "value"}, true
	}
	for _, kind := range slices.Sorted(maps.Keys(o.Data)) {
		return outputView{Text: terminal(cannotShow(kind)), Class: "note"}, true
	}
	return outputView{}, false
}

// fits says whether a table holds what it says: a notebook's file may come from anybody.
func fits(t kernelwire.Table) bool {
	for _, row := range t.Cells {
		if len(row) > len(t.Columns) {
			return false
		}
	}
	return len(t.Columns) > 0
}

// textOf reads a text, which nbformat allows to be a list of lines.
func textOf(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	var lines []string
	if json.Unmarshal(raw, &lines) == nil {
		return strings.Join(lines, "")
	}
	return ""
}
