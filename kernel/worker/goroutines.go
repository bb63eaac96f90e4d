package worker

import (
	"fmt"
	"time"

	"lab/kernel/engine"
	"lab/kernel/front"
	"lab/kernel/wire"
)

// grace is how long goroutines may take to end that have nothing to do any more, after their cell, before it is told that
// they are still running: one that has called Done has some instructions left.
const grace = 5 * time.Millisecond

// leftRunning lists the goroutines of all cells that have not ended, and warns of those that the cell itself has started.
func (g *golang) leftRunning(cell *front.Cell) (list []wire.Goroutines, warnings []front.Diagnostic) {
	lister, ok := g.engine.(engine.Lister)
	if !ok {
		return nil, nil
	}
	var started []engine.Started
	for end := time.Now().Add(grace); ; time.Sleep(grace / 10) {
		started = lister.Goroutines()
		if g.known(started) || time.Now().After(end) {
			break
		}
	}
	before := g.started
	g.started = map[engine.Started]bool{}
	for _, s := range started {
		g.started[s] = true
		list = append(list, wire.Goroutines{CellID: s.CellID, Line: s.Line, Count: s.Count})
		if s.CellID != cell.ID || before[s] {
			continue
		}
		what, it := "a goroutine that was started here is", "It goes on while other cells run, and ends"
		if s.Count > 1 {
			what, it = fmt.Sprintf("%d goroutines that were started here are", s.Count), "They go on while other cells run, and end"
		}
		d := cell.LineDiagnostic(s.Line, what+" still running")
		d.Warning = true
		d.Hint = it + " at the latest when the kernel restarts. To wait at the end of a cell, use a channel or a sync.WaitGroup."
		warnings = append(warnings, d)
	}
	return list, warnings
}

// known says whether nothing runs but what ran before the cell did.
func (g *golang) known(started []engine.Started) bool {
	for _, s := range started {
		if !g.started[s] {
			return false
		}
	}
	return true
}
