package autograder

import (
	"bytes"
	"strings"
)

// A test binary that is told -test.v=test2json begins each line that reports on a test with a control character, wherever
// in a line the test's own output has ended. Go's converter of such output, go tool test2json, is a process more for each
// run, and the part of it that tells which checks passed is small.

const (
	frame = 0x16 // begins a report

	// longestReport bounds what is kept of a line: a report is shorter, as test2json, too, wants it.
	longestReport = 4096
	// longestSaid bounds what is kept of an output for the case that it says why nothing ran.
	longestSaid = 64 << 10
)

// testOutput reads what a test binary prints, and keeps no more of it than it needs: a loop can print a lot.
type testOutput struct {
	results map[string]bool // of the checks that have ended
	ran     bool            // whether a check has begun
	said    []byte          // the beginning of the output
	line    []byte
}

// Write implements io.Writer.
func (o *testOutput) Write(p []byte) (int, error) {
	o.said = append(o.said, p[:min(len(p), longestSaid-len(o.said))]...)
	for rest := p; len(rest) > 0; {
		end := bytes.IndexAny(rest, "\n\x16")
		if end < 0 {
			o.keep(rest)
			break
		}
		o.keep(rest[:end])
		o.end()
		if rest[end] == frame {
			o.line = append(o.line, frame)
		}
		rest = rest[end+1:]
	}
	return len(p), nil
}

func (o *testOutput) keep(p []byte) {
	o.line = append(o.line, p[:min(len(p), longestReport-len(o.line))]...)
}

// end ends the line.
func (o *testOutput) end() {
	report, ok := bytes.CutPrefix(o.line, []byte{frame})
	if ok && len(report) < longestReport-1 {
		o.hear(string(report))
	}
	o.line = o.line[:0]
}

// hear takes a report. Subtests, whose reports are indented, count through their test.
func (o *testOutput) hear(report string) {
	if strings.HasPrefix(report, "=== RUN ") {
		o.ran = true
	}
	for status, passed := range map[string]bool{"--- PASS: ": true, "--- FAIL: ": false, "--- SKIP: ": false} {
		if rest, ok := strings.CutPrefix(report, status); ok {
			name, _, _ := strings.Cut(rest, " (")
			o.results[strings.TrimSpace(name)] = passed
		}
	}
}
