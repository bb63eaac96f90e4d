package worker

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"lab/kernel/wire"
)

// batch is how long printed text waits for more: long enough that a loop of Println does not become a flood of messages,
// short enough that a student sees output as it happens.
const batch = 10 * time.Millisecond

// live is how often the end of a text that is longer than the limit is sent while the cell runs, where that was asked for.
const live = 250 * time.Millisecond

// DefaultOutputLimit is how many bytes of one stream a cell shows.
const DefaultOutputLimit = 2 << 20

// Console captures what cells print. Compiled packages print to the files os.Stdout and os.Stderr, so the capture is
// two pipes, and a pipe has no notion of "everything printed so far": before a picture or a result is sent, sync
// writes a marker behind the text and waits until the reader meets it. The marker is random for each process, so that a
// cell cannot print it.
type Console struct {
	Stdout, Stderr *os.File // what cells write to

	streams [2]*stream
}

// stream is one captured file.
type stream struct {
	name   wire.StreamName
	write  *os.File
	read   *os.File
	marker []byte
	met    chan struct{} // one value for each marker met; closed when the reader ends
	syncMu sync.Mutex    // one marker under way at a time

	mu      sync.Mutex
	guard   guard
	pending []byte // read and not yet sent
	timer   *time.Timer
	live    bool
	end     *time.Timer // sends the end so far of a text that is too long
	send    func(wire.StreamName, string)
}

// NewConsole opens the pipes. A limit of 0 is DefaultOutputLimit. With goesOn, a cell that prints more than that shows the end of
// its text time and again while it runs, as somebody who watches it wants; without, when it has ended.
func NewConsole(limit int, goesOn bool) (*Console, error) {
	if limit <= 0 {
		limit = DefaultOutputLimit
	}
	c := &Console{}
	for i, name := range []wire.StreamName{wire.Stdout, wire.Stderr} {
		r, w, err := os.Pipe()
		if err != nil {
			return nil, fmt.Errorf("capture %s: %w", name, err)
		}
		c.streams[i] = &stream{
			name: name, write: w, read: r, met: make(chan struct{}),
			marker: []byte("\x00lab:" + rand.Text() + "\x00"),
			guard:  guard{limit: limit}, live: goesOn,
		}
	}
	c.Stdout, c.Stderr = c.streams[0].write, c.streams[1].write
	return c, nil
}

// Close ends the capture and waits until everything printed is sent.
func (c *Console) Close() error {
	var first error
	for _, s := range c.streams {
		if err := s.write.Close(); err != nil && first == nil {
			first = err
		}
		for range s.met { // closed when the reader has ended
		}
		if err := s.read.Close(); err != nil && first == nil {
			first = err
		}
	}
	return first
}

func (c *Console) start(send func(wire.StreamName, string)) {
	for _, s := range c.streams {
		s.send = send
		go s.collect()
	}
}

// sync returns when everything printed before the call is sent.
func (c *Console) sync() {
	for _, s := range c.streams {
		s.sync()
	}
}

// begin starts a cell's allowance.
func (c *Console) begin() {
	c.sync() // late text of an earlier cell's goroutines does not count
	for _, s := range c.streams {
		s.mu.Lock()
		s.guard.reset()
		s.mu.Unlock()
	}
}

// end sends what is left of a cell's text, and the end of a text that was too long.
func (c *Console) end() {
	c.sync()
	for _, s := range c.streams {
		s.mu.Lock()
		if rest := s.guard.rest(); rest != "" {
			s.send(s.name, rest)
		}
		s.mu.Unlock()
	}
}

// collect reads the pipe to its end. While a send waits for a slow parent, the pipe fills and the printing
// cell waits: no text piles up anywhere.
func (s *stream) collect() {
	defer close(s.met)
	buffer := make([]byte, 64<<10)
	var carry []byte // the beginning of a marker, perhaps
	for {
		n, err := s.read.Read(buffer)
		data := append(carry, buffer[:n]...)
		for {
			at := bytes.Index(data, s.marker)
			if at < 0 {
				break
			}
			s.add(data[:at])
			s.flush(true)
			data = data[at+len(s.marker):]
			s.met <- struct{}{}
		}
		keep := 0
		if err == nil {
			keep = overlap(data, s.marker)
		}
		s.add(data[:len(data)-keep])
		carry = append([]byte(nil), data[len(data)-keep:]...)
		if err != nil {
			s.flush(true)
			if err != io.EOF {
				s.send(wire.Stderr, fmt.Sprintf("\noutput is no longer captured: %v\n", err))
			}
			return
		}
	}
}

// add takes text that was read; a timer sends it with what follows.
func (s *stream) add(p []byte) {
	if len(p) == 0 {
		return
	}
	s.mu.Lock()
	admitted := s.guard.admit(p)
	s.pending = append(s.pending, admitted...)
	full := len(s.pending) >= 64<<10
	if !full && len(s.pending) > 0 && s.timer == nil {
		s.timer = time.AfterFunc(batch, func() { s.flush(false) })
	}
	if s.live && len(s.guard.tail) > 0 && s.end == nil {
		s.end = time.AfterFunc(live, s.showEnd)
	}
	s.mu.Unlock()
	if full {
		s.flush(false)
	}
}

// showEnd sends the end so far of a text that is too long.
func (s *stream) showEnd() {
	s.flush(true) // what passed the guard came before
	s.mu.Lock()
	defer s.mu.Unlock()
	s.end = nil
	if rest := s.guard.rest(); rest != "" {
		s.send(s.name, rest)
	}
}

// flush sends what is pending. Unless it is all there is for now, the first bytes of an unfinished character wait.
func (s *stream) flush(all bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.timer != nil {
		s.timer.Stop()
		s.timer = nil
	}
	n := len(s.pending)
	if !all {
		n -= unfinished(s.pending)
	}
	if n == 0 {
		return
	}
	text := strings.ToValidUTF8(string(s.pending[:n]), "\uFFFD")
	s.pending = append(s.pending[:0], s.pending[n:]...)
	s.send(s.name, text)
}

func (s *stream) sync() {
	s.syncMu.Lock()
	defer s.syncMu.Unlock()
	if _, err := s.write.Write(s.marker); err != nil {
		return // closed: nothing more will come
	}
	<-s.met
}

// overlap is the length of the longest end of data that marker begins with.
func overlap(data, marker []byte) int {
	for n := min(len(data), len(marker)-1); n > 0; n-- {
		if bytes.HasPrefix(marker, data[len(data)-n:]) {
			return n
		}
	}
	return 0
}

// unfinished is how many bytes at the end begin a character that may be completed by what follows.
func unfinished(p []byte) int {
	for n := 1; n <= min(len(p), utf8.UTFMax-1); n++ {
		if c := p[len(p)-n]; utf8.RuneStart(c) {
			if !utf8.FullRune(p[len(p)-n:]) {
				return n
			}
			return 0
		}
	}
	return 0
}
