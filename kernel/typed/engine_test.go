package typed

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
