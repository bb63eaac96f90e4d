package worker

import (
	"fmt"
	"strings"

	"lab/kernel/engine"
)

// placeInAnswer says in which line of a student's cell a panic began that a check has caught. Lines of the check itself are
// not shown, since some checks are secret.
func (g *golang) placeInAnswer(value any) string {
	tracer, ok := g.engine.(engine.Tracer)
	if !ok {
		return ""
	}
	for _, frame := range tracer.Passed(value) {
		if line := lineOf(g.sources[frame.CellID], frame.Line); line != "" && !g.checks[frame.CellID] {
			return fmt.Sprintf(", in line %d: %s", frame.Line, line)
		}
	}
	return ""
}

// lineOf is a line of a source, counted from 1, without the space around it; empty where there is none.
func lineOf(source string, number int) string {
	for line := range strings.Lines(source) {
		if number--; number == 0 {
			return strings.TrimSpace(line)
		}
	}
	return ""
}
