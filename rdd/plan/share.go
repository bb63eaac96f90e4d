package plan

import (
	"sync"
	"sync/atomic"
)

// Guard lets one function run at a time. Unlike a bare mutex in generic code it is released when the function panics.
type Guard struct{ mu sync.Mutex }

// NewGuard makes a Guard.
func NewGuard() *Guard { return &Guard{} }

// Do runs f.
func (g *Guard) Do(f func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	f()
}

// Flag is raised once.
type Flag struct{ up atomic.Bool }

// NewFlag makes a Flag.
func NewFlag() *Flag { return &Flag{} }

// Raise raises the flag.
func (f *Flag) Raise() { f.up.Store(true) }

// Raised tells whether it was raised.
func (f *Flag) Raised() bool { return f.up.Load() }
