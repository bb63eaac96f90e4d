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
// Where the displays go is a Sink. The kernel process installs one; without it, as in an ordinary Go program that
// uses this package, displays are printed as text. The sink is one for the process, behind an atomic pointer, because cells
// call plain functions and have nowhere to pass a sink along; Install returns the function that restores what was there, so
// tests can replace it.
package display

import (
	"crypto/rand"
	"fmt"
	"os"
	"sync/atomic"
)

// Sink receives displays. Bundles hold text by MIME type, binary formats in base64.
type Sink interface {
	// Show shows a bundle under an id.
	Show(id string, bundle map[string]string)
	// Update replaces what the id shows.
	Update(id string, bundle map[string]string)
}

var installed atomic.Pointer[Sink]

// Install makes s the sink of the process and returns a function that restores the one before.
func Install(s Sink) (restore func()) {
	before := installed.Swap(&s)
	return func() { installed.Store(before) }
}

func sink() Sink {
	if s := installed.Load(); s != nil {
		return *s
	}
	return printer{}
}

// printer is the sink of a program outside a kernel.
type printer struct{}

func (printer) Show(_ string, bundle map[string]string) {
	fmt.Fprintln(os.Stdout, bundle["text/plain"])
}
func (p printer) Update(id string, bundle map[string]string) { p.Show(id, bundle) }

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
	sink().Update(h.id, h.render(v))
}

func show(render func(v any) map[string]string, v any) *Handle {
	h := &Handle{id: rand.Text(), render: render}
	sink().Show(h.id, render(v))
	return h
}

// Text shows v as fmt.Print writes it.
func Text(v any) *Handle { return show(asText, v) }

// Markdown shows Markdown, with $…$ as mathematics.
func Markdown(text string) *Handle { return show(asFormat("text/markdown"), text) }

// HTML shows HTML. The page removes scripts from it.
func HTML(text string) *Handle { return show(asFormat("text/html"), text) }

// SVG shows a vector picture.
func SVG(text string) *Handle { return show(asFormat("image/svg+xml"), text) }

// PNG shows a picture in PNG format.
func PNG(data []byte) *Handle { return show(asPNG, data) }

// JSON shows v as a tree that can be folded: v is anything that encoding/json encodes.
func JSON(v any) *Handle { return show(asJSON, v) }

// Show shows v in its richest form; see Bundle.
func Show(v any) *Handle { return show(Bundle, v) }
