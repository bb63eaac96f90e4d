package yaegi

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"lab/kernel/engine"
	"lab/kernel/yaegi/rt"
)

// trap collects the lines that yaegi writes when a panic passes a function: "position: panic: function(...)". They
// are the only trace that it gives.
type trap struct {
	mu    sync.Mutex
	lines []string
	rest  []byte
}

const maxTrace = 64

func (t *trap) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rest = append(t.rest, p...)
	for {
		i := bytes.IndexByte(t.rest, '\n')
		if i < 0 {
			return len(p), nil
		}
		if len(t.lines) < maxTrace {
			t.lines = append(t.lines, string(t.rest[:i]))
		}
		t.rest = t.rest[i+1:]
	}
}

func (t *trap) clear() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.lines, t.rest = nil, nil
}

func (t *trap) take() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	lines := t.lines
	t.lines, t.rest = nil, nil
	return lines
}

var position = regexp.MustCompile(`^(\d+):(\d+): `)

// parsePosition reads a position that a line directive has set; rest is what follows it.
func (e *Engine) parsePosition(text string) (frame engine.Frame, rest string, ok bool) {
	m := position.FindStringSubmatch(text)
	if m == nil {
		return frame, text, false
	}
	line, _ := strconv.Atoi(m[1])
	number := line/cellLines - 1
	if number < 0 || number >= len(e.lower.cells) {
		return frame, text[len(m[0]):], false
	}
	frame.CellID = e.lower.cells[number].ID
	frame.Line = line % cellLines
	frame.Column, _ = strconv.Atoi(m[2])
	return frame, text[len(m[0]):], true
}

var loweredName = regexp.MustCompile(`^f\d+_`)

// panicOf describes a panic: its message in Go's words and the lines of cells that it passed.
func (e *Engine) panicOf(value any) *engine.Panic {
	value = rt.Recovered(value)
	p := &engine.Panic{Value: value, Message: panicMessage(value)}
	for _, line := range e.trap.take() {
		frame, rest, ok := e.parsePosition(line)
		if !ok {
			continue
		}
		name := strings.TrimSuffix(strings.TrimPrefix(rest, "panic: "), "(...)")
		name = strings.TrimPrefix(name, "main.")
		if strings.HasPrefix(name, "cell") {
			name = ""
		}
		frame.Func = loweredName.ReplaceAllString(name, "")
		if n := len(p.Trace); n > 0 && p.Trace[n-1].CellID == frame.CellID && p.Trace[n-1].Line == frame.Line {
			continue
		}
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
