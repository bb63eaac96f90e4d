package event

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
)

// Log writes events as JSON lines: each event is an object on a line of its own, so that the file can be followed while
// the program runs, searched with grep and jq, and read as far as it goes when the program crashed.
//
//	{"event":"TaskEnd","job":0,"stage":1,"partition":2,"attempt":0,"speculative":false,"durationNs":48211,"metrics":{...},"retried":false}
//
// The member event has the name of the type here, and the others have the names of its fields, with a small first
// letter. Durations are whole numbers of nanoseconds, which is what their names say, and times are as in RFC 3339. An
// event with an error has its text as the member error; text is all that is left of it, so ReadLog's errors are not
// those that errors.Is knows. Text that is not valid UTF-8 has U+FFFD in place of the wrong bytes.
//
// Later versions may add events and members, and change none.
//
// Events are gathered and written in whole lines: when a stage starts and a job ends, when many of them have come
// together, and by Flush. A program that is killed loses those of the running stage at most. A Log may be used from
// several goroutines.
type Log struct {
	mu      sync.Mutex
	w       io.Writer
	pending bytes.Buffer // whole lines
	lines   *json.Encoder
	err     error
}

// enough is how many bytes of lines are gathered before they are written.
const enough = 64 << 10

// NewLog makes a log that writes to w. It does not close w.
func NewLog(w io.Writer) *Log {
	l := &Log{w: w}
	l.lines = json.NewEncoder(&l.pending)
	l.lines.SetEscapeHTML(false) // "<" is more readable than "\u003c"
	return l
}

// Listen is a Listener that adds e to the log. After an error it does nothing: what would come after lines that are
// missing could not be trusted.
func (l *Log) Listen(e Event) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err != nil {
		return
	}
	line, err := object(e)
	if err == nil {
		err = l.lines.Encode(line)
	}
	if err != nil {
		l.err = fmt.Errorf("write %T to the event log: %w", e, err)
		return
	}
	switch e.(type) {
	case StageStart, JobEnd:
		l.write()
	default:
		if l.pending.Len() >= enough {
			l.write()
		}
	}
}

// Flush writes what is gathered. It answers the first error of the log, also one that happened in Listen.
func (l *Log) Flush() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.write()
	return l.err
}

func (l *Log) write() {
	if l.pending.Len() == 0 {
		return
	}
	_, err := l.w.Write(l.pending.Bytes())
	l.pending.Reset()
	if err != nil && l.err == nil {
		l.err = fmt.Errorf("write the event log: %w", err)
	}
}

// head is what every line has, failure what those of events with an error may have. Embedded beside an event, they
// become members of one object with the event's own.
type head struct {
	Event string `json:"event"`
}

type failure struct {
	Text *string `json:"error,omitempty"` // a pointer, because an error may have an empty text
}

func failed(err error) failure {
	if err == nil {
		return failure{}
	}
	text := err.Error()
	return failure{&text}
}

// object is e as it is written.
func object(e Event) (line any, err error) {
	switch e := e.(type) {
	case JobStart:
		line = struct {
			head
			JobStart
		}{head{"JobStart"}, e}
	case JobEnd:
		line = struct {
			head
			JobEnd
			failure
		}{head{"JobEnd"}, e, failed(e.Err)}
	case StageStart:
		line = struct {
			head
			StageStart
		}{head{"StageStart"}, e}
	case StageEnd:
		line = struct {
			head
			StageEnd
			failure
		}{head{"StageEnd"}, e, failed(e.Err)}
	case TaskStart:
		line = struct {
			head
			TaskStart
		}{head{"TaskStart"}, e}
	case TaskEnd:
		line = struct {
			head
			TaskEnd
			failure
		}{head{"TaskEnd"}, e, failed(e.Err)}
	case PartitionStored:
		line = struct {
			head
			PartitionStored
		}{head{"PartitionStored"}, e}
	case PartitionEvicted:
		line = struct {
			head
			PartitionEvicted
		}{head{"PartitionEvicted"}, e}
	case PartitionLost:
		line = struct {
			head
			PartitionLost
			failure
		}{head{"PartitionLost"}, e, failed(e.Err)}
	case OutputLost:
		line = struct {
			head
			OutputLost
			failure
		}{head{"OutputLost"}, e, failed(e.Err)}
	case Checkpointed:
		line = struct {
			head
			Checkpointed
		}{head{"Checkpointed"}, e}
	default: // a pointer to an event, or nil
		err = errors.New("it is not one of the events of this package")
	}
	return line, err
}
