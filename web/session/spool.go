package session

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"unicode/utf8"

	"lab/web/wire"
)

// How much of what a run prints can be looked at after the document has left it out.
const (
	spoolPart  = 16 << 20 // bytes of one file
	spoolParts = 4        // files of one cell; the oldest makes room
	spools     = 4        // cells
	rowBytes   = 4 << 10  // a longer line is several rows
	indexEvery = 256      // rows between two entries of an index

	maxTextRows  = 2000
	maxTextBytes = 1 << 20 // of one answer
)

// spool holds what a run printed, also what the document leaves out, so that all of it can be looked at. As long as it is
// small, it is in memory; beyond that in temporary files, which are removed from their folder as soon as they are open (where a
// system allows that), so that nothing is left behind however the server ends. It never stands in the student's folder.
//
// The loop writes, to files that the system buffers; requests read beside it.
type spool struct {
	memory int // bytes that stay in memory

	mu      sync.Mutex
	parts   []*part // oldest first
	dropped int64   // bytes of parts that made room
	row     int     // bytes in the row that is not finished
	style   style   // at the end
	failed  string  // why nothing more is kept
	closed  bool
}

// part is a piece of the text that begins and ends with a row, but for the newest, whose last row may go on.
type part struct {
	data  []byte   // while it is in memory
	file  *os.File // nil while it is in memory
	size  int64
	first int    // number of its first row
	rows  int    // finished ones
	index []mark // where row 0, indexEvery, … begin
}

// mark is a place in a part, and the style in which a row there begins.
type mark struct {
	at    int64
	style style
}

func newSpool(memory int) *spool {
	return &spool{memory: memory, parts: []*part{{index: []mark{{}}}}}
}

// write adds what was printed.
func (s *spool) write(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.failed != "" {
		return
	}
	for text != "" && s.failed == "" {
		p := s.parts[len(s.parts)-1]
		// Up to where the part is full, so that what is written to a file at once is large.
		n, full := p.add(text, &s.row, &s.style)
		if err := p.append(text[:n], s.memory); err != nil {
			s.failed = fmt.Sprintf("The rest could not be kept: %v.", err)
			return
		}
		text = text[n:]
		if full {
			s.parts = append(s.parts, &part{first: p.first + p.rows, index: []mark{{style: s.style}}})
		}
		if len(s.parts) > spoolParts {
			s.dropped += s.parts[0].size
			s.parts[0].close()
			s.parts = s.parts[1:]
		}
	}
}

// add counts the rows of text, up to where the part is full, and returns how much of it belongs to the part.
func (p *part) add(text string, row *int, style *style) (n int, full bool) {
	for n < len(text) {
		step, ends := rowEnd(text[n:], *row)
		*style = style.after(text[n : n+step])
		n += step
		*row += step
		if !ends {
			continue
		}
		*row = 0
		p.rows++
		if p.rows%indexEvery == 0 {
			p.index = append(p.index, mark{p.size + int64(n), *style})
		}
		if p.size+int64(n) >= spoolPart {
			return n, true
		}
	}
	return n, false
}

// rowEnd returns how many bytes of text belong to a row that has already had some, and whether it ends with them.
func rowEnd(text string, had int) (n int, ends bool) {
	room := rowBytes - had
	if at := strings.IndexByte(text[:min(room, len(text))], '\n'); at >= 0 {
		return at + 1, true
	}
	if len(text) < room {
		return len(text), false
	}
	for n = room; n > 0 && n < len(text) && !utf8.RuneStart(text[n]); n-- {
	}
	if n == 0 && had == 0 { // no text, but it must go on
		n = room
	}
	return n, true
}

// append writes what was counted.
func (p *part) append(text string, memory int) error {
	if p.file == nil && len(p.data)+len(text) <= memory {
		p.data = append(p.data, text...)
		p.size += int64(len(text))
		return nil
	}
	if p.file == nil {
		file, err := os.CreateTemp("", "lab-output-*.txt")
		if err != nil {
			return fmt.Errorf("open a temporary file: %w", err)
		}
		p.file = file
		_ = os.Remove(file.Name()) // fails where open files cannot be removed; then close does it
		if _, err := file.Write(p.data); err != nil {
			return fmt.Errorf("write to a temporary file: %w", err)
		}
		p.data = nil
	}
	if _, err := io.WriteString(p.file, text); err != nil {
		return fmt.Errorf("write to a temporary file: %w", err)
	}
	p.size += int64(len(text))
	return nil
}

func (p *part) close() {
	if p.file == nil {
		return
	}
	p.file.Close()
	_ = os.Remove(p.file.Name())
}

// close forgets the text.
func (s *spool) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	for _, p := range s.parts {
		p.close()
	}
	s.parts = nil
}

// window reads rows.
func (s *spool) window(r wire.TextRequest) (wire.TextWindow, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return wire.TextWindow{Rows: []string{}}, nil
	}
	newest := s.parts[len(s.parts)-1]
	w := wire.TextWindow{Found: true, First: s.parts[0].first, End: newest.first + newest.rows, Dropped: s.dropped, Cut: s.failed, Rows: []string{}}
	if s.row > 0 {
		w.End++
	}
	w.From = min(max(r.From, w.First), w.End)
	count, size := min(max(r.Count, 0), maxTextRows, w.End-w.From), 0
	for _, p := range s.parts {
		for from := w.From + len(w.Rows); len(w.Rows) < count && size < maxTextBytes && from >= p.first && from < p.end(p == newest && s.row > 0); {
			rows, err := p.read(from-p.first, count-len(w.Rows), maxTextBytes-size)
			if err != nil {
				return w, fmt.Errorf("reading what the cell printed: %w", err)
			}
			if len(rows) == 0 {
				return w, nil
			}
			for _, row := range rows {
				size += len(row)
			}
			w.Rows = append(w.Rows, rows...)
			from += len(rows)
		}
	}
	return w, nil
}

// end is the row behind the part's last one.
func (p *part) end(unfinished bool) int {
	if unfinished {
		return p.first + p.rows + 1
	}
	return p.first + p.rows
}

// read returns up to count rows from a row on, and not many more bytes than limit.
func (p *part) read(from, count, limit int) ([]string, error) {
	begin := p.index[from/indexEvery]
	at, style := begin.at, begin.style
	skip := from % indexEvery
	var source io.ReaderAt = p.file
	if p.file == nil {
		source = bytes.NewReader(p.data)
	}
	in := bufio.NewReaderSize(io.NewSectionReader(source, at, p.size-at), 64<<10)
	var rows []string
	for size := 0; len(rows) < count && size < limit; {
		ahead, err := in.Peek(rowBytes + 1) // one more tells whether a character would be cut
		if len(ahead) == 0 {
			if err == io.EOF {
				return rows, nil
			}
			return rows, err
		}
		n, _ := rowEnd(string(ahead), 0)
		row := string(ahead[:n])
		if _, err := in.Discard(n); err != nil {
			return rows, err
		}
		before := style
		style = style.after(row)
		if skip > 0 {
			skip--
			continue
		}
		size += n
		rows = append(rows, string(before)+strings.TrimSuffix(row, "\n"))
	}
	return rows, nil
}
