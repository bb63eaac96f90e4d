package kernel

import (
	"bytes"
	"strings"
	"sync"
)

// How much of a process's last words is kept: Go's runtime may list thousands of goroutines.
const (
	crashHead = 32 << 10
	crashTail = 4 << 10
)

// crashMarks begin the lines with which Go's runtime says why it ends the process.
var crashMarks = [][]byte{[]byte("panic: "), []byte("fatal error: "), []byte("runtime: "), []byte("SIG"), []byte("unexpected fault address"), []byte("lab kernel: ")}

// crashLog is what the process wrote to descriptor 2. Cells do not write there, only the runtime does when it
// dies: kept are the text from the first line on that tells why, and the very end.
type crashLog struct {
	mu   sync.Mutex
	line []byte // the unfinished line, before the first mark
	head []byte
	tail []byte
}

func (c *crashLog) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	rest := p
	for len(c.head) == 0 && len(rest) > 0 {
		end := bytes.IndexByte(rest, '\n') + 1
		if end == 0 {
			end = len(rest)
		}
		c.line = append(c.line, rest[:end]...)
		switch {
		case marked(c.line):
			c.head, c.line = c.line, nil
			rest = rest[end:]
			continue
		case c.line[len(c.line)-1] == '\n' || len(c.line) > crashTail:
			c.end(c.line)
			c.line = c.line[:0]
		}
		rest = rest[end:]
	}
	if n := min(len(rest), crashHead-len(c.head)); n > 0 && len(c.head) > 0 {
		c.head = append(c.head, rest[:n]...)
		rest = rest[n:]
	}
	c.end(rest)
	return len(p), nil
}

// end appends to the tail.
func (c *crashLog) end(p []byte) {
	c.tail = append(c.tail, p...)
	if len(c.tail) > 2*crashTail {
		c.tail = append(c.tail[:0], c.tail[len(c.tail)-crashTail:]...)
	}
}

func marked(line []byte) bool {
	for _, mark := range crashMarks {
		if bytes.HasPrefix(line, mark) {
			return true
		}
	}
	return false
}

// String is the last words, from the reason on where one is there.
func (c *crashLog) String() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.head) > 0 {
		return strings.TrimSpace(string(c.head))
	}
	return strings.TrimSpace(string(c.tail) + string(c.line))
}
