package session

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"sync"

	"lab/notebook"
	"lab/web/wire"
)

// How much may wait for a tab before it is given the whole document instead.
const (
	maxWaiting      = 4096     // messages
	maxWaitingBytes = 16 << 20 // their size
)

// Client is one tab's view of a session: what it asks goes into Handle, what it is told comes out of Next.
type Client struct {
	s  *Session
	id string
	// known: the page was here before, so that the session can say which of its edits arrived.
	known bool

	mu      sync.Mutex
	waiting []packet
	size    int
	// lagging: operations were dropped; the tab needs a new Welcome.
	lagging bool
	asked   bool // for that Welcome
	over    bool
	wake    chan struct{} // holds a token when there is something to see to
}

// packet is an encoded response. Answers are kept when a tab lags, operations are not.
type packet struct {
	data   []byte
	answer bool
}

// Join adds a tab. Its first message is Welcome. The name is the page's own, which it keeps over its connections.
func (s *Session) Join(ctx context.Context, name string) (*Client, error) {
	c := &Client{s: s, wake: make(chan struct{}, 1)}
	err := s.ask(ctx, func() {
		s.joined++
		s.takeNewerFile()
		s.admit(c, name)
		s.welcome(c)
		if s.kernel == nil {
			s.startKernel()
		}
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Leave removes the tab. The session goes on.
func (c *Client) Leave() {
	c.s.post(func() { delete(c.s.clients, c) })
	c.end()
}

// Handle carries out a request of the tab. It returns when the request is in line, not when it is done; the answer, where
// the request asks for one, comes out of Next.
func (c *Client) Handle(r wire.Request) {
	c.s.post(func() { c.s.handle(c, r) })
}

// Next waits for messages to send to the tab and returns all there are, encoded. It returns ErrClosed when there will be no
// more.
func (c *Client) Next(ctx context.Context) ([][]byte, error) {
	for {
		c.mu.Lock()
		waiting, over := c.waiting, c.over
		ask := c.lagging && !c.asked && len(waiting) == 0
		c.asked = c.asked || ask
		c.waiting, c.size = nil, 0
		c.mu.Unlock()
		switch {
		case len(waiting) > 0:
			data := make([][]byte, len(waiting))
			for i, p := range waiting {
				data[i] = p.data
			}
			return data, nil
		case over:
			return nil, ErrClosed
		case ask:
			// Only now, when the tab has read what was left, is there room for the document.
			c.s.post(func() { c.s.welcome(c) })
		}
		select {
		case <-c.wake:
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
}

func (c *Client) send(p packet) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.over || (c.lagging && !p.answer) {
		return
	}
	c.waiting = append(c.waiting, p)
	c.size += len(p.data)
	if len(c.waiting) > maxWaiting || (c.size > maxWaitingBytes && len(c.waiting) > 1) {
		c.waiting = slices.DeleteFunc(c.waiting, func(p packet) bool { return !p.answer })
		c.lagging = true
		if len(c.waiting) > maxWaiting { // it asks and asks and never reads
			c.waiting, c.over = nil, true
		}
		c.size = 0
		for _, p := range c.waiting {
			c.size += len(p.data)
		}
	}
	c.signal()
}

// signal wakes Next. The caller holds mu, or nothing depends on it.
func (c *Client) signal() {
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

func (c *Client) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.over = true
	c.signal()
}

// welcome sends the whole document, which also ends a lag.
func (s *Session) welcome(c *Client) {
	c.mu.Lock()
	c.lagging, c.asked = false, false
	c.mu.Unlock()
	welcome := &wire.Welcome{
		Client: c.id, Known: c.known, Version: s.version, Document: complete(s.doc), Queue: s.queue, Path: s.opts.Path, Engine: s.opts.Engine,
	}
	if p := s.pages[c.id]; p != nil {
		welcome.Edits = p.edits
	}
	c.known = true
	s.sendTo(c, wire.Response{Welcome: welcome})
}

// complete makes the slices non-nil that a page expects to be arrays.
func complete(doc notebook.Document) notebook.Document {
	if doc.Deleted == nil {
		doc.Deleted = []notebook.Deleted{}
	}
	if doc.Cells == nil {
		doc.Cells = []notebook.Cell{}
	}
	return doc
}

func (s *Session) broadcast(r wire.Response) {
	if len(s.clients) == 0 {
		return
	}
	p, ok := s.encode(r)
	for c := range s.clients {
		if ok {
			c.send(p)
		}
	}
}

func (s *Session) sendTo(c *Client, r wire.Response) {
	if p, ok := s.encode(r); ok {
		c.send(p)
	}
}

func (s *Session) encode(r wire.Response) (packet, bool) {
	data, err := json.Marshal(r)
	if err != nil {
		// Only a damaged raw value in an output can do this; the tab is better off without it.
		s.log.Error("encoding a message to the page", "error", err)
		return packet{}, false
	}
	return packet{data: data, answer: r.ID != 0}, true
}

// answer answers a request, if it asked for an answer.
func (s *Session) answer(c *Client, id int, r wire.Response) {
	if id == 0 && r.Error == nil {
		return
	}
	r.ID = id
	s.sendTo(c, r)
}

// settle answers with Done, or with the error.
func (s *Session) settle(c *Client, id int, err error) {
	if err != nil {
		conflict := errors.Is(err, notebook.ErrConflict)
		s.answer(c, id, wire.Response{Error: &wire.Error{Message: err.Error(), Conflict: conflict}})
		return
	}
	s.answer(c, id, wire.Response{Done: true})
}
