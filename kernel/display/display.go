// Package display is what cells call to show more than text: Markdown, HTML, pictures, and any value in its richest form.
//
//	bar := display.Markdown("working …")
//	for i := range 10 {
//		step(i)
//		bar.Update(fmt.Sprintf("step **%d** of 10", i+1))
//	}
//
// A value is shown in every representation that it has (its MIME bundle), and whoever displays it, a page or a
// terminal, takes the richest that it can. The last expression of a cell needs no call: it is shown the same way.
//
// Everything exported here is for cells. Where displays go is for the program to say, with package sink, which cells
// cannot import.
package display

import (
	"crypto/rand"

	"lab/kernel/display/sink"
)

// Handle is a display that can be changed after it was shown.
type Handle struct {
	id     string
	render func(v any) map[string]string
}

// Update shows v in place of what the display shows now, in the display's own format: Markdown stays Markdown. It is
// safe for concurrent use and may be called in a later cell.
func (h *Handle) Update(v any) {
	if h == nil || h.render == nil {
		return // a zero Handle shows nothing
	}
	sink.Present().Update(h.id, h.render(v))
}

func display(render func(v any) map[string]string, v any) *Handle {
	h := &Handle{id: rand.Text(), render: render}
	sink.Present().Show(h.id, render(v))
	return h
}

// Text shows v as fmt.Print writes it.
func Text(v any) *Handle { return display(asText, v) }

// Markdown shows Markdown, with $…$ as mathematics.
func Markdown(text string) *Handle { return display(asFormat("text/markdown"), text) }

// HTML shows HTML. The page removes scripts from it.
func HTML(text string) *Handle { return display(asFormat("text/html"), text) }

// Interactive shows a page of HTML with its scripts, in a frame of its own. The frame is of no origin, so scripts in it reach neither
// the notebook nor the server, and it loads nothing from anywhere: what it needs has to be in the text. A page shows it only
// where the present kernel ran the cell; a notebook from somewhere else runs nothing when it is opened.
func Interactive(html string) *Handle { return display(asInteractive, html) }

// SVG shows a vector picture.
func SVG(text string) *Handle { return display(asFormat("image/svg+xml"), text) }

// PNG shows a picture in PNG format.
func PNG(data []byte) *Handle { return display(asPNG, data) }

// JSON shows v as a tree that can be folded: v is anything that encoding/json encodes.
func JSON(v any) *Handle { return display(asJSON, v) }

// Show shows v in its richest form; see Bundle.
func Show(v any) *Handle { return display(Bundle, v) }
