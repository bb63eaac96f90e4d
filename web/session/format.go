package session

import (
	"errors"
	"runtime/debug"

	"lab/kernel/front"
	kwire "lab/kernel/wire"
	"lab/web/wire"
)

// format answers a tab's wish for a cell's text in gofmt's form. It is done here and not in the kernel: it needs the text alone,
// so it works while no kernel lives, and while one is at its limits.
func (s *Session) format(c *Client, r wire.Request) {
	s.goWork(func() func() {
		answer := s.formatted(r)
		return func() { s.answer(c, r.ID, wire.Response{Help: &kwire.Help{Formatted: answer}}) }
	})
}

// formatted is nil where gofmt cannot do it without changing what the cell means.
func (s *Session) formatted(r wire.Request) (answer *kwire.Formatted) {
	defer func() { // a defect of gofmt's must not cost everybody the server
		if p := recover(); p != nil {
			s.log.Error("formatting failed", "panic", p, "stack", string(debug.Stack()))
			answer = nil
		}
	}()
	id := ""
	if len(r.Cells) == 1 {
		id = r.Cells[0]
	}
	text, err := front.Format(id, r.Source)
	if err == nil {
		return &kwire.Formatted{Text: text}
	}
	var refused *front.FormatError
	if !errors.As(err, &refused) {
		s.log.Warn("formatting failed", "error", err)
		return nil
	}
	answer = &kwire.Formatted{}
	for _, d := range refused.Diagnostics {
		answer.Problems = append(answer.Problems, kwire.Diagnostic(d))
	}
	return answer
}
