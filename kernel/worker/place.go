package worker

import (
	"fmt"
	"strings"

	"lab/kernel/engine"
)

// placeInAnswer says in which line of a student's cell a panic began that a check has caught. Lines of the check itself are
// not shown, since some checks are secret.
func (g *golang) placeInAnswer() string {
	tracer, ok := g.engine.(engine.Tracer)
	if !ok {
		return ""
	}
	for _, frame := range tracer.Passed() {
		cell := g.ran[frame.CellID]
		if line := strings.TrimSpace(lineOf(cell.Source, frame.Line)); line != "" && !cell.Tests {
			return fmt.Sprintf(", in line %d: %s", frame.Line, line)
		}
	}
	return ""
}

// lineOf is a line of a source, counted from 1; empty where there is none.
func lineOf(source string, number int) string {
	for line := range strings.Lines(source) {
		if number--; number == 0 {
			return strings.TrimSuffix(line, "\n")
		}
	}
	return ""
}
