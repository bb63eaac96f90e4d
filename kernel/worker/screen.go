package worker

import (
	"fmt"
	"sync"
	"time"

	"lab/kernel/wire"
)

// refresh is the least time between two updates of one display: an eye sees no more, and a loop that updates a
// display a million times must not become a million messages.
const refresh = 40 * time.Millisecond

// Bounds on what one cell shows, so that a loop of displays neither fills the page nor the notebook file.
const (
	maxDisplays     = 500
	maxDisplayBytes = 48 << 20
)

// Screen sends what cells show: displays at once and in order with printed text, updates of a display at most once a refresh
// with the last one always sent. It is the sink of the process's displays.
type Screen struct {
	mu      sync.Mutex
	w       *Worker
	shown   int // displays and bytes of the present cell
	bytes   int
	refused bool
	updates map[string]*update // by display id
}

// update is the newest state of a display that waits for its refresh.
type update struct {
	waiting map[string]string // nil: sent
	timer   *time.Timer
}

// NewScreen makes a screen; what is shown before a worker has it is dropped.
func NewScreen() *Screen { return &Screen{updates: map[string]*update{}} }

func (s *Screen) attach(w *Worker) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.w = w
}

// Show sends a new display.
func (s *Screen) Show(id string, bundle map[string]string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.w == nil {
		return
	}
	if s.w.opts.Console != nil {
		s.w.opts.Console.sync()
	}
	data := wire.NewBundle(bundle)
	if !s.admit(1, data.Size()) {
		return
	}
	s.send(wire.DisplayData, id, data)
}

// Update replaces the data of a display.
func (s *Screen) Update(id string, bundle map[string]string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.w == nil {
		return
	}
	u := s.updates[id]
	if u == nil {
		u = &update{}
		s.updates[id] = u
	}
	u.waiting = bundle
	if u.timer == nil {
		s.flushUpdate(id, u)
		u.timer = time.AfterFunc(refresh, func() { s.refresh(id) })
	}
}

// refresh sends the newest state of a display, and rests again where there was one.
func (s *Screen) refresh(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.updates[id]
	if u == nil {
		return
	}
	if u.waiting == nil {
		delete(s.updates, id)
		return
	}
	s.flushUpdate(id, u)
	u.timer.Reset(refresh)
}

// begin starts a cell's allowance.
func (s *Screen) begin() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.shown, s.bytes, s.refused = 0, 0, false
}

// end sends the last state of every display, so that what a cell showed last is there when it ends.
func (s *Screen) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, u := range s.updates {
		if u.waiting != nil {
			s.flushUpdate(id, u)
		}
	}
}

func (s *Screen) flushUpdate(id string, u *update) {
	data := wire.NewBundle(u.waiting)
	u.waiting = nil
	if s.admit(0, data.Size()/64) { // updates replace each other on the page, so they weigh less
		s.send(wire.UpdateDisplayData, id, data)
	}
}

// admit counts a display against the cell's bounds. The first one refused says so, in the cell's output.
func (s *Screen) admit(displays, bytes int) bool {
	if s.shown+displays > maxDisplays || s.bytes+bytes > maxDisplayBytes {
		if !s.refused {
			s.refused = true
			s.w.print(wire.Stderr, fmt.Sprintf("… further displays are left out: a cell shows at most %d of them and %s …\n", maxDisplays, size(maxDisplayBytes)))
		}
		return false
	}
	s.shown += displays
	s.bytes += bytes
	return true
}

func (s *Screen) send(t wire.Type, id string, data wire.MIMEBundle) {
	content := wire.DisplayContent{Data: data, Metadata: map[string]any{}}
	if id != "" {
		content.Transient = &wire.Transient{DisplayID: id}
	}
	s.w.publish(s.w.cause.Load(), t, content)
}
