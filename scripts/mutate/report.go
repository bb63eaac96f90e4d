package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// diff shows the lines that a fault changes.
func (m *mutant) diff() string {
	gone, come := m.lines()
	var out strings.Builder
	for _, line := range gone {
		out.WriteString("    - " + line + "\n")
	}
	for _, line := range come {
		out.WriteString("    + " + line + "\n")
	}
	return strings.TrimSuffix(out.String(), "\n")
}

// lines returns the lines that a fault takes away and those that it brings, without what they have in common at both ends.
func (m *mutant) lines() (gone, come []string) {
	gone, come = strings.Split(m.before, "\n"), strings.Split(m.after, "\n")
	for len(gone) > 0 && len(come) > 0 && gone[0] == come[0] {
		gone, come = gone[1:], come[1:]
	}
	for len(gone) > 0 && len(come) > 0 && gone[len(gone)-1] == come[len(come)-1] {
		gone, come = gone[:len(gone)-1], come[:len(come)-1]
	}
	for i := range gone {
		gone[i] = strings.TrimSpace(gone[i])
	}
	for i := range come {
		come[i] = strings.TrimSpace(come[i])
	}
	return gone, come
}

// equivalent is a fault that changes nothing that a check may look at, and why.
type equivalent struct {
	exercise string
	gone     string
	come     string
	reason   string
	line     int
	met      bool
}

// readEquivalent reads the list of faults that change nothing. Blank lines part its entries, each of which is the name of an
// exercise, the lines that go, after "- ", those that come, after "+ ", and the reason, after "= ". Lines that begin with #
// are comments. A missing file is an empty list.
func readEquivalent(name string) ([]*equivalent, error) {
	text, err := os.ReadFile(name)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return parseEquivalent(name, string(text))
}

func parseEquivalent(name, text string) ([]*equivalent, error) {
	list := []*equivalent{}
	var e *equivalent
	for i, line := range strings.Split(text+"\n", "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "#") {
			continue
		}
		if line == "" {
			if e != nil && e.reason == "" {
				return nil, fmt.Errorf("%s:%d: the entry for %s has no reason: add a line that begins with \"= \"", name, e.line, e.exercise)
			}
			e = nil
			continue
		}
		if e == nil {
			e = &equivalent{exercise: line, line: i + 1}
			list = append(list, e)
			continue
		}
		rest := strings.TrimSpace(line[1:])
		switch line[0] {
		case '-':
			e.gone += rest + "\n"
		case '+':
			e.come += rest + "\n"
		case '=':
			e.reason = strings.TrimSpace(e.reason + " " + rest)
		default:
			return nil, fmt.Errorf("%s:%d: a line of an entry begins with -, + or =, this one is %q", name, i+1, line)
		}
	}
	return list, nil
}

func (e *equivalent) is(exercise string, m *mutant) bool {
	gone, come := m.lines()
	return e.exercise == exercise && e.gone == join(gone) && e.come == join(come)
}

func join(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}

// report writes what became of the faults. The error says what is not as it should be.
func report(w io.Writer, subjects []*subject, known []*equivalent, complete bool, wanted float64, took time.Duration, verbose bool) error {
	var survivors, wrong strings.Builder
	var total, killed, same int
	fmt.Fprintf(w, "%-20s %7s %7s %9s %11s %6s\n", "exercise", "faults", "found", "survived", "equivalent", "found")
	for _, s := range subjects {
		if !complete && len(s.mutants) == 0 {
			continue
		}
		var own, found, alive, listed int
		for _, m := range s.mutants {
			var match *equivalent
			for _, e := range known {
				if e.is(s.name, m) {
					match = e
					e.met = true
				}
			}
			own++
			switch {
			case m.outcome.killed && match != nil:
				found++
				fmt.Fprintf(&wrong, "exercises/equivalent.txt:%d: a check of %s finds this fault, so it is none that changes nothing (%s)\n", match.line, s.name, m.outcome.how)
			case m.outcome.killed:
				found++
			case match != nil:
				listed++
			default:
				alive++
				fmt.Fprintf(&survivors, "%s: %s\n%s\n\n", s.name, m.kind, m.diff())
			}
			if verbose && m.outcome.killed {
				fmt.Fprintf(w, "  %s: %s\n%s\n    %s\n", s.name, m.kind, m.diff(), m.outcome.how)
			}
		}
		fmt.Fprintf(w, "%-20s %7d %7d %9d %11d %5.1f%%\n", s.name, own, found, alive, listed, percent(found, own-listed))
		total, killed, same = total+own, killed+found, same+listed
		for _, e := range known {
			if complete && e.exercise == s.name && !e.met {
				fmt.Fprintf(&wrong, "exercises/equivalent.txt:%d: %s has no such fault any more: take the entry out\n", e.line, s.name)
			}
		}
	}
	share := percent(killed, total-same)
	fmt.Fprintf(w, "%-20s %7d %7d %9d %11d %5.1f%%\n", "all", total, killed, total-killed-same, same, share)
	fmt.Fprintf(w, "\n%d of %d faults that change something are found, in %s.\n", killed, total-same, took.Round(time.Second))
	if survivors.Len() > 0 {
		fmt.Fprintf(w, "\nFaults that no check finds:\n\n%s", survivors.String())
	}
	if wrong.Len() > 0 {
		return fmt.Errorf("the list of equivalent faults is not right:\n%s", strings.TrimSpace(wrong.String()))
	}
	if share < wanted {
		return fmt.Errorf("the checks find %.1f %% of the faults, wanted are %.0f %%", share, wanted)
	}
	return nil
}

func percent(part, whole int) float64 {
	if whole == 0 {
		return 100
	}
	return 100 * float64(part) / float64(whole)
}
