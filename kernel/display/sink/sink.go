// Package sink says where displays go.
//
// It stands apart from package display because cells may import that one, and a cell that could set the sink could take
// what other code shows, or silence it. The kernel process installs its sink at its start; without one, as in an ordinary
// Go program that uses package display, displays are printed as text.
//
// The sink is one for the process, behind an atomic pointer, because cells call plain functions and have nowhere to pass a
// sink along.
package sink

import (
	"fmt"
	"os"
	"sync/atomic"
)

// Sink receives displays. Bundles hold text by MIME type, binary formats in base64. Its methods are called from any
// goroutine.
type Sink interface {
	// Show shows a bundle under an id.
	Show(id string, bundle map[string]string)
	// Update replaces what the id shows.
	Update(id string, bundle map[string]string)
}

var installed atomic.Pointer[Sink]

// Install makes s the sink of the process and returns a function that restores the one before, for tests.
func Install(s Sink) (restore func()) {
	before := installed.Swap(&s)
	return func() { installed.Store(before) }
}

// Present returns the sink that displays go to now.
func Present() Sink {
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
