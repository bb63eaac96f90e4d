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
		"x = 2\nvar v any = celsius(2.5)\nv.(float64) !! cannot tell the type from celsius",
		"x => 1",
	)
}

// Values of named types that are no structs lose their type in an interface; what depends on it is refused.
func TestRefusals(t *testing.T) {
	for name, cells := range map[string][]string{
		"refused assertion":        {"type celsius float64", "var x any = 1.5\nx.(float64) => 1.5", "x = celsius(2) !! as an interface value", "x.(celsius) !! cannot tell"},
		"recover, deferred itself": {"func f() { defer recover(); panic(1) } !! a deferred call of recover itself"},
		"lost in interface":        {"type state int\nvar x any = state(1)", "x.(int) !! cannot tell the type from state"},
	} {
		t.Run(name, func(t *testing.T) { enginetest.NewNotebook(t, newEngine).All(cells...) })
	}
}

// What a refused cell was the first to mention, later cells can use: generic functions, types of parameters, methods.
func TestCellsAfterARefusal(t *testing.T) {
	enginetest.NewNotebook(t, newEngine).WithContext().All(
		"type celsius float64\ntype pair struct{ a, b int }",
		`r := rdd.Map(rdd.Parallelize(sc, []int{3}, 1), func(x int) []pair { return []pair{{x, x}} })
f := func(ps []pair, m map[string][]int) int { return len(ps) + len(m) }
f(r.First(), nil)
var v any = celsius(2.5)
v.(float64) !! cannot tell the type from celsius`,
		`g := func(ps []pair, m map[string][]int) int { return len(ps) + len(m) }
g(rdd.Map(rdd.Parallelize(sc, []int{3}, 1), func(x int) []pair { return []pair{{x, x}} }).First(), nil) => 1`,
	)
}
