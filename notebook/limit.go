package notebook

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits bound what one run of a cell may leave in the document, so that a loop that prints without end neither fills
// the file nor freezes a page. Sizes are in bytes.
type Limits struct {
	// Head and Tail are how much of the beginning and of the end of the printed text is kept.
	Head, Tail int
	// LiveTail is how much of the end is shown while the cell still runs.
	LiveTail int
	// Outputs is how many outputs are kept, Data how much their data may hold together.
	Outputs, Data int
}

// DefaultLimits are what a student's notebook needs and a browser bears.
func DefaultLimits() Limits {
	return Limits{Head: 512 << 10, Tail: 512 << 10, LiveTail: 16 << 10, Outputs: 1000, Data: 32 << 20}
}

// Limiter turns the outputs of one run of a cell into operations that keep to the limits. Once the head is full, what is
// printed further shows as one output whose text Tail replaces, so what the page receives depends on time and no longer on
// how fast the cell prints.
type Limiter struct {
	limits Limits
	cell   string
	tailID string

	head, outputs, data int
	last                Output // the last output added, to tell which printed text joins it

	tail     []byte // the end of the text that did not fit the head
	tailName string
	overflow int // all bytes that did not fit the head
	dropped  int // outputs other than text that were left out
	shown    bool
	changed  bool
}

// NewLimiter starts a run of the cell. tailID is the display id of the growing end; it must differ from run to run.
func NewLimiter(cell, tailID string, limits Limits) *Limiter {
	return &Limiter{limits: limits, cell: cell, tailID: tailID}
}

// Add returns the operations for an output that can be applied at once.
func (l *Limiter) Add(o Output) []Op {
	switch o.Kind {
	case StreamOutput:
		return l.addText(o)
	case ErrorOutput: // says how the run ended, so it is always kept
		return l.add(o)
	}
	size := 0
	for mime, data := range o.Data {
		size += len(mime) + len(data)
	}
	// A run has one result, the last thing it says; a thousand pictures before it shall not cost it its place.
	full := l.outputs >= l.limits.Outputs && o.Kind != ResultOutput
	if full || l.data+size > l.limits.Data {
		l.dropped++
		l.changed = true
		return nil
	}
	l.data += size
	return l.add(o)
}

func (l *Limiter) add(o Output) []Op {
	if !continues(l.last, o) {
		l.outputs++
	}
	l.last = o
	return []Op{{Kind: AddOutput, Cell: l.cell, Output: &o}}
}

func (l *Limiter) addText(o Output) []Op {
	fits := min(len(o.Text), l.limits.Head-l.head)
	if l.overflow > 0 || (l.outputs >= l.limits.Outputs && !continues(l.last, o)) {
		fits = 0
	}
	for fits > 0 && fits < len(o.Text) && !utf8.RuneStart(o.Text[fits]) {
		fits--
	}
	if rest := o.Text[fits:]; rest != "" {
		if l.overflow == 0 {
			l.tailName = o.Name
		}
		l.overflow += len(rest)
		l.changed = true
		l.tail = append(l.tail, rest[max(0, len(rest)-l.limits.Tail):]...)
		if len(l.tail) > 2*l.limits.Tail {
			l.tail = append(l.tail[:0], l.tail[len(l.tail)-l.limits.Tail:]...)
		}
	}
	if fits == 0 {
		return nil
	}
	l.head += fits
	o.Text = o.Text[:fits]
	return l.add(o)
}

// Tail returns the operation that shows the end of a long output as it is now, or none where nothing is new. done tells that
// the run has ended.
func (l *Limiter) Tail(done bool) []Op {
	if !l.changed && !(done && l.shown) {
		return nil
	}
	l.changed = false
	o := Output{Kind: StreamOutput, Name: l.tailName, Text: l.tailText(done), DisplayID: l.tailID}
	if o.Name == "" {
		o.Name = "stderr"
	}
	if l.shown {
		return []Op{{Kind: UpdateDisplay, Output: &o}}
	}
	l.shown = true
	return []Op{{Kind: AddOutput, Cell: l.cell, Output: &o}}
}

// LeavesOut tells whether the document has not all of the text that was printed.
func (l *Limiter) LeavesOut() bool { return l.overflow > 0 }

func (l *Limiter) tailText(done bool) string {
	size := l.limits.Tail
	if !done {
		size = min(size, l.limits.LiveTail)
	}
	tail := l.tail[max(0, len(l.tail)-size):]
	for len(tail) > 0 && !utf8.RuneStart(tail[0]) {
		tail = tail[1:]
	}
	var b strings.Builder
	if cut := l.overflow - len(tail); cut > 0 {
		fmt.Fprintf(&b, "\n[… %s left out: a cell keeps the first %s and the last %s of what it prints …]\n",
			byteSize(cut), byteSize(l.limits.Head), byteSize(l.limits.Tail))
	}
	b.Write(tail)
	if l.dropped > 0 {
		fmt.Fprintf(&b, "\n[… %d more outputs left out: a cell keeps %d outputs with together %s …]\n",
			l.dropped, l.limits.Outputs, byteSize(l.limits.Data))
	}
	return b.String()
}

func byteSize(n int) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.0f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}
