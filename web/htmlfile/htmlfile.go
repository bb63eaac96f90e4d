// Package htmlfile writes a notebook as one HTML file for people without lab: texts with mathematics, coloured code, results of
// checks, and the outputs that the notebook holds, light and dark, on paper too. The file has no script and loads nothing.
//
// It is not the page's own HTML: the page is drawn by scripts in a browser, and lab export has no browser. Colours are the
// page's (a test compares them); its typefaces are not in the file, so that it stays small enough for a mail.
//
// A notebook may come from anybody. Markdown and HTML outputs pass through bluemonday, the sanitiser with the longest record in
// Go, which works with lists of what is allowed; pictures stand as data in img elements, where SVG can run and load nothing; and
// the file names a content security policy of its own that forbids both. Markdown is goldmark's, which is CommonMark, as the
// page's is; code is coloured with go/scanner, which knows Go better than any general highlighter.
package htmlfile

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"math"
	"strconv"

	"lab/notebook"
)

//go:embed style.css
var style string

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"points": func(p float64) string { return strconv.FormatFloat(math.Round(p*100)/100, 'f', -1, 64) },
}).Parse(pageText))

// policy is what the file allows itself: styles and pictures within it, nothing else.
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

// Write makes the file of a notebook.
func Write(doc notebook.Document) ([]byte, error) {
	view := pageView{Title: doc.Title, Policy: policy, Style: template.CSS(style), Words: words} // our own file
	for _, c := range doc.Cells {
		view.Cells = append(view.Cells, viewOf(c))
	}
	var b bytes.Buffer
	if err := pageTemplate.Execute(&b, view); err != nil {
		return nil, fmt.Errorf("write %q as HTML: %w", doc.Title, err)
	}
	return b.Bytes(), nil
}

type pageView struct {
	Title, Policy string
	Style         template.CSS
	Words         wordList
	Cells         []cellView
}

// cellView is a cell as the template shows it: a text, or code with what belongs to it.
type cellView struct {
	Text     template.HTML // of a Markdown cell
	Raw      string
	Code     template.HTML
	IsCode   bool
	Exercise bool
	Locked   bool
	Count    int
	Label    string
	Check    *notebook.Check
	Outputs  []outputView
}

func viewOf(c notebook.Cell) cellView {
	switch c.Kind {
	case notebook.Markdown:
		return cellView{Text: markdown(c.Source, attachments(c.Attachments))}
	case notebook.Raw:
		return cellView{Raw: c.Source}
	}
	v := cellView{IsCode: true, Code: coloured(c.Source), Exercise: c.Role == notebook.Exercise, Locked: c.Role == notebook.Locked, Count: c.ExecutionCount, Check: c.Check}
	v.Label = words.Code
	if v.Exercise {
		v.Label = words.Exercise
	}
	if v.Check != nil && v.Check.Running { // what it will say is not known
		v.Check = nil
	}
	for _, o := range worthShowing(c.Outputs) {
		if out, ok := outputOf(o); ok {
			v.Outputs = append(v.Outputs, out)
		}
	}
	return v
}
