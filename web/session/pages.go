package session

import (
	"fmt"
	"regexp"
)

// A page whose connection broke cannot know whether the edit that was under way arrived: sent again, its text could stand there
// twice; not sent again, it could be lost. So a page keeps one name over all its connections and counts its edits, and Welcome
// tells it the last one of each cell that was applied. That is final: a name has one connection at a time, and what
// still arrives over an older one is left alone.

// page is what the session knows of a page, also while it is away.
type page struct {
	// edits are the numbers of the last edits that were applied, by cell.
	edits  map[string]int
	joined int // when it last joined, as Session.joined counts
}

// maxPages bounds how many are remembered. The page that was away for longest is forgotten first; it then compares texts.
const maxPages = 256

var pageName = regexp.MustCompile(`^[a-zA-Z0-9_-]{1,64}$`)

// admit gives the client the name of its page and ends an older connection of the same page. A page that gives no usable
// name gets one that nobody has.
func (s *Session) admit(c *Client, name string) {
	c.id = "page-" + name
	if !pageName.MatchString(name) {
		c.id = fmt.Sprintf("tab-%d", s.joined)
	}
	for other := range s.clients {
		if other.id == c.id {
			delete(s.clients, other)
			other.end()
		}
	}
	p := s.pages[c.id]
	c.known = p != nil
	if p == nil {
		p = &page{edits: map[string]int{}}
		s.pages[c.id] = p
	}
	p.joined = s.joined
	s.clients[c] = true
	s.forgetPages()
}

func (s *Session) forgetPages() {
	connected := map[string]bool{}
	for c := range s.clients {
		connected[c.id] = true
	}
	for len(s.pages) > max(maxPages, len(connected)) {
		oldest := ""
		for id, p := range s.pages {
			if !connected[id] && (oldest == "" || p.joined < s.pages[oldest].joined) {
				oldest = id
			}
		}
		delete(s.pages, oldest)
	}
}

// noteEdit remembers that an edit of the page was applied.
func (s *Session) noteEdit(c *Client, cell string, edit int) {
	if p := s.pages[c.id]; p != nil && edit > 0 {
		p.edits[cell] = edit
	}
}
