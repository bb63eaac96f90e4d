package plan

import "sync/atomic"

// Flag is raised once.
type Flag struct{ up atomic.Bool }

// NewFlag makes a Flag.
func NewFlag() *Flag { return &Flag{} }

// Raise raises the flag.
func (f *Flag) Raise() { f.up.Store(true) }

// Raised tells whether it was raised.
func (f *Flag) Raised() bool { return f.up.Load() }
