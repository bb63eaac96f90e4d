package yaegi

import (
	"fmt"
	"regexp"
	"strconv"
	"sync"

	"lab/kernel/engine"
	"lab/kernel/yaegi/rt"
)

// trap collects the lines of cells that a panic passes, innermost first.
type trap struct {
	mu    sync.Mutex
	calls []call
}

type call struct {
	line     int // cell and line, see cellLines
	function string
}

const maxTrace = 64

func (t *trap) add(line int, function string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.calls) < maxTrace {
		t.calls = append(t.calls, call{line, function})
	}
}

func (t *trap) clear() { t.take() }

func (t *trap) take() []call {
	t.mu.Lock()
	defer t.mu.Unlock()
	calls := t.calls
	t.calls = nil
	return calls
}

var position = regexp.MustCompile(`^(\d+):(\d+): `)

// parsePosition reads a position that a line directive has set; rest is what follows it.
func (e *Engine) parsePosition(text string) (frame engine.Frame, rest string, ok bool) {
	m := position.FindStringSubmatch(text)
	if m == nil {
		return frame, text, false
	}
	line, _ := strconv.Atoi(m[1])
	frame, ok = e.frame(line)
	frame.Column, _ = strconv.Atoi(m[2])
	return frame, text[len(m[0]):], ok
}

// frame tells the cell and the line of a line directive's number.
func (e *Engine) frame(line int) (engine.Frame, bool) {
	number := line/cellLines - 1
	if number < 0 || number >= len(e.lower.cells) {
		return engine.Frame{}, false
	}
	return engine.Frame{CellID: e.lower.cells[number].ID, Line: line % cellLines}, true
}

// panicOf describes a panic: its message in Go's words and the lines of cells that it passed.
func (e *Engine) panicOf(value any) *engine.Panic {
	value = rt.Recovered(value)
	p := &engine.Panic{Value: value, Message: panicMessage(value)}
	for _, c := range e.trap.take() {
		frame, ok := e.frame(c.line)
		if !ok {
			continue
		}
		frame.Func = c.function
		p.Trace = append(p.Trace, frame)
	}
	return p
}

// panicMessage writes a panic's value as Go does behind "panic: ".
func panicMessage(value any) string {
	switch v := value.(type) {
	case error:
		return v.Error()
	case fmt.Stringer:
		return v.String()
	case string:
		return v
	}
	return fmt.Sprintf("%v", value)
}
