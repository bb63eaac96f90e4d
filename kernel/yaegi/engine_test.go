package yaegi

import (
	"testing"

	"lab/kernel/engine"
	"lab/kernel/enginetest"
	"lab/kernel/front"
	"lab/kernel/universe"
)

func newEngine(u *universe.Universe, s *front.Session, h enginetest.Hooks) (engine.Engine, error) {
	return New(u, s, Options{Print: h.Print, GoPanic: h.GoPanic})
}

func TestSequences(t *testing.T) { enginetest.RunSequences(t, newEngine) }

func TestBehaviour(t *testing.T) { enginetest.RunBehaviour(t, newEngine) }

func BenchmarkCells(b *testing.B) { enginetest.Benchmark(b, newEngine) }

// What yaegi would run wrongly is refused, before anything of the cell runs.
func TestRefusalRunsNothing(t *testing.T) {
	enginetest.NewNotebook(t, newEngine).All(
		"type celsius float64\nx := 1",
		"x = 2\nvar v any = 2.5\nv.(float64) !! cannot tell the type from celsius",
		"x => 1",
	)
}
