package wire

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/google/uuid" // Jupyter clients expect message ids to be UUIDs
)

// MaxMessage bounds one message in bytes. The other side of a kernel's connection runs students' code, so neither
// side may believe that what arrives is small.
const MaxMessage = 64 << 20

// ErrTooLong says that a message exceeds MaxMessage.
var ErrTooLong = errors.New("message is longer than 64 MB")

// Conn carries messages, one JSON object a line. Write is safe for concurrent use; Read is for one goroutine.
type Conn struct {
	in  *bufio.Reader
	out io.Writer

	mu  sync.Mutex // keeps lines whole
	err error      // the first failed write; a broken line cannot be mended by later ones
}

// NewConn reads messages from in and writes them to out.
func NewConn(in io.Reader, out io.Writer) *Conn {
	return &Conn{in: bufio.NewReaderSize(in, 64<<10), out: out}
}

// Read returns the next message, io.EOF after the last one.
func (c *Conn) Read() (Message, error) {
	var line []byte
	for {
		part, err := c.in.ReadSlice('\n')
		if len(line)+len(part) > MaxMessage {
			return Message{}, ErrTooLong
		}
		line = append(line, part...)
		switch {
		case err == nil:
			var m Message
			if err := json.Unmarshal(line, &m); err != nil {
				return Message{}, fmt.Errorf("message is not valid: %w", err)
			}
			return m, nil
		case errors.Is(err, bufio.ErrBufferFull):
			// the line goes on
		case errors.Is(err, io.EOF) && len(line) > 0:
			return Message{}, io.ErrUnexpectedEOF
		default:
			return Message{}, err
		}
	}
}

// Write sends a message.
func (c *Conn) Write(m Message) error {
	line, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("encode %s: %w", m.Header.Type, err)
	}
	if len(line) >= MaxMessage {
		return fmt.Errorf("send %s: %w", m.Header.Type, ErrTooLong)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err != nil {
		return c.err
	}
	if _, err := c.out.Write(append(line, '\n')); err != nil {
		c.err = fmt.Errorf("send %s: %w", m.Header.Type, err)
		return c.err
	}
	return nil
}

// NewHeader makes a header with a fresh id and the present time.
func NewHeader(session string, t Type) Header {
	return Header{
		ID:       uuid.NewString(),
		Session:  session,
		Username: "lab",
		Date:     time.Now().UTC().Format("2006-01-02T15:04:05.000000Z"),
		Type:     t,
		Version:  Version,
	}
}

// New makes a message; parent is the header of the message that caused it, nil where nothing did.
func New(ch Channel, session string, t Type, parent *Header, content any) (Message, error) {
	raw, err := json.Marshal(content)
	if err != nil {
		return Message{}, fmt.Errorf("encode content of %s: %w", t, err)
	}
	return Message{Channel: ch, Header: NewHeader(session, t), Parent: parent, Content: raw}, nil
}

// Decode reads a message's content. Fields that C does not know are ignored, as the protocol asks.
func Decode[C any](m Message) (C, error) {
	var c C
	if err := json.Unmarshal(m.Content, &c); err != nil {
		return c, fmt.Errorf("content of %s is not valid: %w", m.Header.Type, err)
	}
	return c, nil
}
