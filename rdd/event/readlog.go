package event

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
)

// ReadLog reads the events that a Log has written. It passes over events that this version does not know. The first
// error is the last thing that it yields, with a nil event: one that names the line which is no event, or that of r.
// When the program that wrote the log died while writing, its last line may be cut off; that error wraps
// io.ErrUnexpectedEOF, and all events before it are good.
func ReadLog(r io.Reader) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		in := bufio.NewReader(r)
		for n := 1; ; n++ {
			line, err := in.ReadBytes('\n')
			last := err == io.EOF
			if err != nil && !last {
				yield(nil, fmt.Errorf("read line %d of the event log: %w", n, err))
				return
			}
			if len(bytes.TrimSpace(line)) > 0 {
				e, err := parse(line)
				switch {
				case err != nil && last && !json.Valid(line):
					yield(nil, fmt.Errorf("line %d of the event log, the last one, is cut off, as when the program dies while it "+
						"writes; the events before it are all there: %w", n, io.ErrUnexpectedEOF))
					return
				case err != nil:
					yield(nil, fmt.Errorf("line %d of the event log is not an event: %w", n, err))
					return
				case e != nil && !yield(e, nil):
					return
				}
			}
			if last {
				return
			}
		}
	}
}

// parse gives the event of a line, nil when this version does not know it.
func parse(line []byte) (Event, error) {
	var h head
	if err := json.Unmarshal(line, &h); err != nil {
		return nil, err
	}
	switch h.Event {
	case "JobStart":
		return as[JobStart](line, nil)
	case "JobEnd":
		return as(line, func(e *JobEnd) *error { return &e.Err })
	case "StageStart":
		return as[StageStart](line, nil)
	case "StageEnd":
		return as(line, func(e *StageEnd) *error { return &e.Err })
	case "TaskStart":
		return as[TaskStart](line, nil)
	case "TaskEnd":
		return as(line, func(e *TaskEnd) *error { return &e.Err })
	case "PartitionStored":
		return as[PartitionStored](line, nil)
	case "PartitionEvicted":
		return as[PartitionEvicted](line, nil)
	case "PartitionLost":
		return as(line, func(e *PartitionLost) *error { return &e.Err })
	case "OutputLost":
		return as(line, func(e *OutputLost) *error { return &e.Err })
	case "Checkpointed":
		return as[Checkpointed](line, nil)
	case "":
		return nil, errors.New(`it has no member "event"`)
	}
	return nil, nil
}

// as reads an event of type E. Where E has an error, place tells its field.
func as[E Event](line []byte, place func(*E) *error) (Event, error) {
	var e E
	if err := json.Unmarshal(line, &e); err != nil {
		return nil, err
	}
	if place == nil {
		return e, nil
	}
	var f failure
	if err := json.Unmarshal(line, &f); err != nil {
		return nil, err
	}
	if f.Text != nil {
		*place(&e) = errors.New(*f.Text)
	}
	return e, nil
}
