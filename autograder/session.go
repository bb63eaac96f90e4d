package autograder

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"lab/kernel/wire"
)

// Caps on what student code may send: enough for every honest check, little enough that nothing fills up.
const (
	maxOutput  = 4 << 20 // bytes of all messages of one request
	maxLog     = 40      // entries of a check's log
	maxLogLine = 2000    // characters of one entry
)

// session is one kernel process with a time limit and an output cap on every request.
type session struct {
	runner  Runner
	timeout time.Duration
	dead    bool
}

// trouble says why a request did not end well, in a student's words. Compile is true where nothing ran.
type trouble struct {
	text    string
	compile bool
	// plain is true where text is a predicate by itself: "took longer than …".
	plain bool
	// line of the cell at which it happened, 0 where unknown.
	line int
}

func (t *trouble) Error() string {
	if t.line > 0 {
		return fmt.Sprintf("line %d: %s", t.line, t.text)
	}
	return t.text
}

var errFlood = errors.New("output cap reached")

// execute runs a cell. It returns the content of the execute_results; what the cell prints or displays is counted
// and dropped. The error is a *trouble, or ctx's own error where grading itself was stopped.
func (s *session) execute(ctx context.Context, req wire.ExecuteRequestContent) ([]wire.ExecuteResultContent, error) {
	limited, stop := context.WithTimeoutCause(ctx, s.timeout, context.DeadlineExceeded)
	defer stop()
	limited, abort := context.WithCancelCause(limited)
	defer abort(nil)
	// A cell that hangs or floods is not asked politely: the process is disposable.
	unwatch := context.AfterFunc(limited, func() { _ = s.runner.Close() })
	defer unwatch()

	var results []wire.ExecuteResultContent
	size := 0
	reply, err := s.runner.Execute(limited, req, func(m wire.Message) {
		if size += len(m.Content); size > maxOutput {
			abort(errFlood)
			return
		}
		if m.Header.Type != wire.ExecuteResult {
			return
		}
		var c wire.ExecuteResultContent
		if json.Unmarshal(m.Content, &c) == nil {
			results = append(results, c)
		}
	})
	if !unwatch() {
		s.dead = true
	}
	switch cause := context.Cause(limited); {
	case ctx.Err() != nil:
		s.dead = true
		return nil, context.Cause(ctx)
	case errors.Is(cause, errFlood):
		return nil, &trouble{plain: true, text: fmt.Sprintf("put out more than %d MB; what is checked should print little", maxOutput>>20)}
	case cause != nil && err != nil:
		return nil, &trouble{plain: true, text: fmt.Sprintf("took longer than %v and was stopped; is there an endless loop?", s.timeout)}
	case err != nil:
		s.dead = true
		return nil, &trouble{plain: true, text: "ended the kernel: " + firstLine(err.Error())}
	case reply.Status != wire.OK:
		if reply.Name == wire.KernelDied || reply.Name == wire.InterruptError {
			s.dead = true
		}
		return nil, failure(reply, req.CellID)
	}
	return results, nil
}

// failure words a reply that says error.
func failure(reply wire.ExecuteReplyContent, cell string) *trouble {
	if reply.Name == wire.KernelDied {
		return &trouble{plain: true, text: "ended the kernel: " + firstLine(withoutAdvice(reply.Value))}
	}
	t := &trouble{text: reply.Value, compile: reply.Name == wire.CompileError || reply.Name == wire.RefusedError}
	if len(reply.Diagnostics) > 0 {
		d := reply.Diagnostics[0]
		if d.Message != "" {
			t.text = d.Message
		}
		if d.CellID == "" || d.CellID == cell {
			t.line = d.Line
		}
	}
	if t.text == "" {
		t.text = "failed with " + reply.Name
	}
	t.text = firstLine(t.text)
	if reply.Name == wire.RefusedError {
		t.plain, t.text = true, "cannot be run by the kernel: "+t.text
	}
	return t
}

// verdict reads the outcome of a check from the result of exactly the request that ran it. Everything else that
// looks like one (printed, displayed, an exit code, a second result) counts for nothing, and no result is no pass.
func verdict(name string, results []wire.ExecuteResultContent) (wire.CheckResult, error) {
	var r wire.CheckResult
	if len(results) != 1 {
		return r, fmt.Errorf("the check gave %d results where one was due", len(results))
	}
	data, ok := results[0].Data[wire.MIMECheck]
	if !ok {
		return r, errors.New("the check gave no result")
	}
	if err := json.Unmarshal(data, &r); err != nil {
		return r, errors.New("the check gave a result that cannot be read")
	}
	if r.Name != name {
		return r, fmt.Errorf("the result is of %q", clean(r.Name))
	}
	r.Log = cleanLog(r.Log)
	return r, nil
}

func cleanLog(log []string) []string {
	out := []string{}
	for i, entry := range log {
		if i == maxLog {
			return append(out, fmt.Sprintf("… and %d more", len(log)-maxLog))
		}
		if utf8.RuneCountInString(entry) > maxLogLine {
			entry = string([]rune(entry)[:maxLogLine]) + "…"
		}
		out = append(out, clean(strings.TrimRight(entry, "\n")))
	}
	return out
}

// clean makes text of student code safe to print: a terminal must not obey it.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsPrint(r):
			return r
		case unicode.IsSpace(r): // a carriage return among them, which would hide what stands before it
			return ' '
		}
		return '\uFFFD'
	}, s)
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return clean(line)
}
