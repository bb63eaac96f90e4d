package autograder

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A table names what did not pass, because that is what one looks for; checks that passed are only in their
// exercise's points.
//
//	Word count with RDDs: alice.ipynb
//
//	  ok    Clean a line               5 / 5
//	  FAIL  The most frequent words    2 / 5
//	          FAIL TestTopWordsOnRandomCounts (hidden, 2 points): TopWords returned …
//
//	  7 of 10 points

const (
	red    = "\x1b[31m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
	bold   = "\x1b[1m"
	reset  = "\x1b[0m"
)

const widest = 160 // characters of a reason

func writeTable(w io.Writer, r Report, color bool) error {
	t := &table{color: color}
	t.report(r)
	_, err := io.WriteString(w, t.b.String())
	return err
}

type table struct {
	b     strings.Builder
	color bool
}

func (t *table) report(r Report) {
	title := r.Title
	if title == "" {
		title = "Not graded"
	}
	t.line("%s", t.paint(bold, clean(title+": "+r.Submission)))
	if r.Message != "" {
		t.line("")
		t.line("  %s %s", t.paint(yellow, "not gradable:"), firstLine(r.Message))
		t.line("")
		return
	}
	width := 0
	for _, e := range r.Exercises {
		width = max(width, utf8.RuneCountInString(e.Title))
	}
	t.line("")
	for _, e := range r.Exercises {
		t.exercise(e, width)
	}
	t.line("")
	total := fmt.Sprintf("%s of %s points", number(r.Points), number(r.Max))
	if r.VisibleOnly {
		total += " (visible checks only)"
	}
	t.line("  %s", t.paint(bold, total))
	if !r.Gradable {
		t.line("  %s", t.paint(yellow, "Some checks could not be run, through no fault of the submission: do not record these points."))
	}
	t.line("")
}

func (t *table) exercise(e ExerciseResult, width int) {
	status := Fail
	switch {
	case !e.Gradable:
		status = NotGradable
	case e.Passed():
		status = Pass
	}
	padding := strings.Repeat(" ", width-utf8.RuneCountInString(e.Title))
	t.line("  %s  %s%s  %5s / %s", t.mark(status), e.Title, padding, number(e.Points), number(e.Max))
	if e.Message != "" {
		t.line("        %s", shorten(firstLine(e.Message)))
	}
	for _, c := range e.Tests {
		if c.Status == Pass {
			continue
		}
		about := number(c.Max) + " points"
		if c.Max == 1 {
			about = "1 point"
		}
		if c.Hidden {
			about = "hidden, " + about
		}
		reason := ""
		if len(c.Log) > 0 {
			reason = ": " + shorten(firstLine(c.Log[0]))
		}
		t.line("        %s  %s (%s)%s", t.mark(c.Status), c.Name, about, reason)
	}
}

func (t *table) mark(s Status) string {
	switch s {
	case Pass:
		return t.paint(green, "ok  ")
	case Fail:
		return t.paint(red, "FAIL")
	}
	return t.paint(yellow, "????")
}

func (t *table) paint(color, s string) string {
	if !t.color {
		return s
	}
	return color + s + reset
}

func (t *table) line(format string, args ...any) {
	fmt.Fprintf(&t.b, format+"\n", args...)
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func shorten(s string) string {
	if utf8.RuneCountInString(s) <= widest {
		return s
	}
	return string([]rune(s)[:widest]) + "…"
}
