package front

import (
	"cmp"
	"slices"
	"strings"
)

// Problems while typing. They are found by the check with which a run begins, against what ran: so they have its words, places
// and hints. A name of a cell that has not run is taken from that cell's text (see ahead.go), because the cell is right and only
// waits for the other one.

// FindingKind says how loud a finding is.
type FindingKind string

// Kinds.
const (
	ErrorFinding   FindingKind = "error"
	SyntaxFinding  FindingKind = "syntax"  // an error that may be gone when the line is written to its end
	WarningFinding FindingKind = "warning" // the cell runs all the same
	UnusedFinding  FindingKind = "unused"  // an error, but perhaps only because what uses the variable is not written yet
	NotRunFinding  FindingKind = "not_run" // right as soon as another cell has run
)

// Finding is what is to be said of a text that is being written.
type Finding struct {
	Diagnostic
	Kind FindingKind
	// Needs is the cell that has to run first, for NotRunFinding, and Changed says that it ran with another text.
	Needs   string
	Changed bool
}

// Findings says what running the asked cell's text would complain of. It runs nothing, and what it looks at leaves no trace. ok
// is false where it cannot tell.
func (h *Help) Findings(q Question) (list []Finding, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.catchUp(); err != nil {
		return nil, false
	}
	for id, c := range h.cells {
		if len(c.added) > 0 { // methods of types of cells that ran, which these do not have yet
			h.drop(id)
		}
	}
	now, broken := h.live.look(q.Cell, q.Source)
	if broken {
		return findings(now, SyntaxFinding), true
	}
	if !anyError(now) {
		return findings(now, WarningFinding), true
	}
	names := h.ahead.read(q)
	waiting := h.waiting(&q, names)
	if len(waiting) == 0 {
		return h.undeclared(&q, findings(now, ErrorFinding)), true
	}
	later := h.lookAhead(&q, waiting)
	return h.undeclared(&q, h.compare(now, later, waiting)), true
}

// look checks a text as a run would, and forgets it.
func (s *Session) look(id, source string) (diags []Diagnostic, broken bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, diags := s.understand(id, source, false, true)
	if len(diags) == 0 {
		diags = tidy(append(warnings(c), s.keepers(c)...))
	}
	takeBack(c.added)
	s.forgetFile(c)
	return diags, c.broken
}

func anyError(diags []Diagnostic) bool {
	for _, d := range diags {
		if !d.Warning {
			return true
		}
	}
	return false
}

// findings are diagnostics with their kind, which is the given one for errors.
func findings(diags []Diagnostic, errors FindingKind) []Finding {
	list := make([]Finding, 0, len(diags))
	for _, d := range diags {
		f := Finding{Diagnostic: d, Kind: errors}
		switch {
		case d.Warning:
			f.Kind = WarningFinding
		case strings.HasPrefix(d.Message, "declared and not used"):
			f.Kind = UnusedFinding
		}
		list = append(list, f)
	}
	return list
}

// compare tells errors that stay when the waiting cells have run from those that are gone then.
func (h *Help) compare(now, later []Diagnostic, waiting []waitingCell) []Finding {
	same := func(a Diagnostic, list []Diagnostic) bool {
		for _, b := range list {
			if a.Line == b.Line && a.Column == b.Column && a.Message == b.Message {
				return true
			}
		}
		return false
	}
	var list []Finding
	fresh := false // one of them declares what nothing else does
	for _, w := range waiting {
		fresh = fresh || !w.changed
	}
	for _, f := range findings(later, ErrorFinding) {
		// What is wrong only with the present text of a cell that ran is no error of this one: it runs. And what mixes types from
		// before and after the other cell's run is for that run to tell.
		if same(f.Diagnostic, now) || f.Kind == WarningFinding || fresh && !strings.Contains(f.Message, "former ") {
			list = append(list, f)
		}
	}
	for _, f := range findings(now, ErrorFinding) {
		if same(f.Diagnostic, later) || f.Kind == WarningFinding {
			continue
		}
		f.Kind = NotRunFinding
		name, undefined := undefinedName(f.Diagnostic)
		w := waiting[0]
		for _, other := range waiting {
			if undefined && h.ahead.facts[other.ID].gives[name] {
				w = other
			}
		}
		f.Needs, f.Changed, f.Hint = w.ID, w.changed, ""
		list = append(list, f)
	}
	slices.SortStableFunc(list, func(a, b Finding) int { return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column)) })
	return list
}

// undeclared finds errors about names that another cell declares, wherever it stands: they are not errors of this cell.
func (h *Help) undeclared(q *Question, list []Finding) []Finding {
	seen := map[string]bool{}
	out := list[:0]
	for _, f := range list {
		name, ok := undefinedName(f.Diagnostic)
		if ok && f.Kind == ErrorFinding {
			for _, c := range q.Cells {
				if c.ID != q.Cell && h.ahead.facts[c.ID].gives[name] {
					f.Kind, f.Needs, f.Hint = NotRunFinding, c.ID, ""
				}
			}
			if f.Kind == ErrorFinding && f.Hint == notRunHint && len(q.Cells) > 0 {
				f.Hint = "No cell of this notebook declares it."
			}
		}
		if f.Kind == NotRunFinding && ok { // once a name is enough of a hint
			if seen[name] {
				continue
			}
			seen[name] = true
		}
		out = append(out, f)
	}
	return out
}

func undefinedName(d Diagnostic) (string, bool) {
	name, ok := strings.CutPrefix(d.Message, "undefined: ")
	return name, ok && !strings.Contains(name, ".")
}
