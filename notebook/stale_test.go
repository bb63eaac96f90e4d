package notebook

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// A text of the tests is "x y <- a b : salt": it gives x and y, made of a and b. What it shows stands for all that it depends on.

func parseText(source string) (gives, takes []string) {
	head, _, _ := strings.Cut(source, " : ")
	left, right, _ := strings.Cut(head, "<-")
	return strings.Fields(left), strings.Fields(right)
}

// model is a kernel for such texts.
type model struct {
	values map[string]string
	givers map[string]string
}

func newModel() *model { return &model{map[string]string{}, map[string]string{}} }

// run runs a text as the kernel does and returns what it shows, with the names that the kernel would report.
func (m *model) run(id, source string) (shows string, declares []string, uses []Use, notRun bool) {
	gives, takes := parseText(source)
	value := source
	for _, name := range takes {
		uses = append(uses, Use{Name: name, Cell: m.givers[name]})
		v, defined := m.values[name]
		if !defined {
			shows = "undefined: " + name
		}
		value += "|" + v
	}
	if shows != "" {
		return shows, gives, uses, true // it does not compile
	}
	value = Digest(value)
	m.give(id, value, gives)
	return value, gives, uses, false
}

func (m *model) give(id, value string, names []string) {
	for _, name := range names {
		m.values[name], m.givers[name] = name+"="+value, id
	}
}

// fromTheTop runs all cells in order in a new kernel. What is not known yet counts as Apply counts it.
func fromTheTop(doc Document) map[string]string {
	m, shown := newModel(), map[string]string{}
	for _, c := range doc.Cells {
		switch {
		case c.Ran == nil:
		case c.Ran.Unfinished && !c.Ran.Edited:
			if !c.Ran.NotRun {
				m.give(c.ID, half(c.Ran.Number), c.Ran.Declares)
			}
		case c.Ran.Edited:
			if !c.Ran.NotRun {
				m.give(c.ID, "unknown "+c.ID, c.Ran.Declares)
			}
		default:
			shown[c.ID], _, _, _ = m.run(c.ID, c.Source)
		}
	}
	return shown
}

// course is a notebook with its kernel, and a second replica of the document that hears the operations as a page does.
type course struct {
	t       *testing.T
	kernel  *model
	doc     Document
	replica Document
	ran     []string
}

func newCourse(t *testing.T, sources ...string) *course {
	c := &course{t: t, kernel: newModel(), doc: New("T")}
	for i, source := range sources {
		c.doc.Cells = append(c.doc.Cells, NewCell(string(rune('a'+i)), Code, source))
	}
	c.replica = c.doc
	return c
}

func (c *course) apply(op Op) []Effect {
	c.t.Helper()
	before := asJSON(c.t, c.doc)
	after, effects, err := Apply(c.doc, op)
	if err != nil {
		c.t.Fatal(err)
	}
	if asJSON(c.t, c.doc) != before {
		c.t.Fatalf("%s changed its input", op.Kind)
	}
	c.doc = after
	var sent Op
	if err := json.Unmarshal([]byte(asJSON(c.t, op)), &sent); err != nil {
		c.t.Fatal(err)
	}
	if c.replica, _, err = Apply(c.replica, sent); err != nil {
		c.t.Fatal(err)
	}
	return effects
}

func (c *course) run(ids ...string) {
	c.t.Helper()
	for _, id := range ids {
		c.start(id)
		cell, _ := c.doc.Cell(id)
		shows, declares, uses, notRun := c.kernel.run(id, cell.Source)
		c.apply(Op{Kind: AddOutput, Cell: id, Output: &Output{Kind: StreamOutput, Name: "stdout", Text: shows}})
		c.apply(Op{Kind: FinishRun, Cell: id, Validity: Evaluated, Declares: declares, Uses: uses, NotRun: notRun})
	}
}

func (c *course) start(id string) {
	c.t.Helper()
	c.apply(Op{Kind: SetStatus, Cell: id, Status: Evaluating})
	c.ran = append(c.ran, id)
}

// half is what an interrupted run leaves.
func half(run int) string { return fmt.Sprint("half of ", run) }

// interrupt runs a cell and interrupts it: its names are given, with whatever values they had by then.
func (c *course) interrupt(id string) {
	c.t.Helper()
	c.start(id)
	cell, _ := c.doc.Cell(id)
	_, declares, uses, notRun := c.kernel.run(id, cell.Source)
	if !notRun {
		c.kernel.give(id, half(c.doc.Runs), declares)
	}
	c.apply(Op{Kind: FinishRun, Cell: id, Validity: Aborted, Declares: declares, Uses: uses, NotRun: notRun})
}

func (c *course) edit(id, source string) {
	c.t.Helper()
	cell, _ := c.doc.Cell(id)
	c.apply(Op{Kind: EditSource, Cell: id, Changes: rewrite(cell.Source, source), Revision: cell.Revision})
}

// runStale runs what RunStale queues, and returns that.
func (c *course) runStale() []string {
	c.t.Helper()
	var ids []string
	for _, e := range c.apply(Op{Kind: RunStale}) {
		ids = append(ids, e.Cell)
	}
	c.run(ids...)
	return ids
}

func (c *course) restart() {
	c.t.Helper()
	c.apply(Op{Kind: SetKernel, Kernel: KernelRestarting})
	c.kernel = newModel()
}

func (c *course) stale(want string) {
	c.t.Helper()
	if got := strings.Join(c.doc.StaleCells(), " "); got != want {
		c.t.Errorf("stale: %q, want %q", got, want)
	}
}

func TestStaleCells(t *testing.T) {
	chain := []string{"x <- : 1", "y <- x", "<- y"}
	tests := []struct {
		name    string
		sources []string
		act     func(c *course)
		stale   string
	}{
		{"nothing happened", chain, func(*course) {}, ""},
		{"an edit marks what follows from it", chain, func(c *course) { c.edit("a", "x <- : 2") }, "a b c"},
		{"an edit in the middle", chain, func(c *course) { c.edit("b", "y <- x : 2") }, "b c"},
		{"an edit that is undone", chain, func(c *course) { c.edit("a", "x <- : 2"); c.edit("a", "x <- : 1") }, ""},
		{"an edit that is undone after its run", chain, func(c *course) { c.edit("a", "x <- : 2"); c.run("a"); c.edit("a", "x <- : 1") }, "a b c"},
		{"an edit undone while an input changed", chain, func(c *course) { c.edit("b", "y <- x : 2"); c.run("a"); c.edit("b", "y <- x") }, "b c"},
		{"a run marks what used the names", chain, func(c *course) { c.run("a") }, "b c"},
		{"a run and the next", chain, func(c *course) { c.run("a", "b") }, "c"},
		{"another name", []string{"x <- ", "y <- ", "<- x", "<- y"}, func(c *course) { c.run("b") }, "d"},
		{"a name that the cell gives itself", []string{"x <- ", "x <- : 2", "<- x"}, func(c *course) { c.run("a") }, ""},
		{"the wrong one of two givers", []string{"x <- ", "x <- : 2", "<- x"}, func(c *course) { c.run("a", "c") }, "b c"},
		{"run twice, a cell that changes a name", []string{"n <- ", "n <- n", "<- n"}, func(c *course) { c.run("b") }, "a b c"},
		{"a name from below", []string{"<- x", "x <- "}, func(c *course) { c.run("a") }, ""},
		{"a name from below whose cell ran again", []string{"<- x", "x <- "}, func(c *course) { c.run("a", "b") }, "a"},
		{"a name from below that another cell gave anew", []string{"<- x", "x <- ", "x <- : 2"}, func(c *course) { c.run("b", "a", "c") }, "a"},
		{"a name from below that is given above now", []string{"<- x", "x <- "}, func(c *course) { c.run("a"); c.apply(Op{Kind: MoveCell, Cell: "b"}) }, ""},
		{"a name of its own, run twice", []string{"n <- ", "n <- n"}, func(c *course) {
			c.apply(Op{Kind: DeleteCell, Cell: "a"})
			c.run("b", "b")
		}, ""},
		{"an undefined name gets defined", []string{"<- x"}, func(c *course) {
			c.apply(Op{Kind: InsertCell, Index: 0, NewCell: &Cell{ID: "n", Kind: Code, Source: "x <- "}})
			c.run("n")
		}, "a"},
		{"the giver is deleted", chain, func(c *course) { c.apply(Op{Kind: DeleteCell, Cell: "a"}) }, ""},
		{"the giver is deleted and what uses it runs", chain, func(c *course) { c.apply(Op{Kind: DeleteCell, Cell: "a"}); c.run("b") }, "c"},
		{"and comes back", chain, func(c *course) {
			c.apply(Op{Kind: DeleteCell, Cell: "a"})
			c.apply(Op{Kind: RestoreCell})
		}, ""},
		{"the giver moves below", chain, func(c *course) { c.apply(Op{Kind: MoveCell, Cell: "a", Index: 1}) }, ""},
		{"the giver becomes text", chain, func(c *course) { c.apply(Op{Kind: SetKind, Cell: "a", CellKind: Markdown}) }, ""},
		{"an interrupted run", chain, func(c *course) { c.interrupt("a") }, "b c"},
		{"what follows from an interrupted run", chain, func(c *course) { c.interrupt("a"); c.run("b", "c") }, ""},
		{"what follows from an interrupted run at second hand", chain, func(c *course) { c.interrupt("b"); c.run("c", "a") }, "c"},
		{"what ran no longer gives the name", chain, func(c *course) { c.edit("a", "z <- "); c.run("a") }, "b c"},
		{"a new kernel", chain, func(c *course) { c.restart() }, "a b c"},
		{"a new kernel and an edit undone", chain, func(c *course) { c.restart(); c.edit("a", "x"); c.edit("a", "x <- : 1") }, "a b c"},
		{"deleted, a new kernel, restored", chain, func(c *course) {
			c.apply(Op{Kind: DeleteCell, Cell: "a"})
			c.restart()
			c.apply(Op{Kind: RestoreCell})
		}, "a b c"},
		{"cleared outputs", chain, func(c *course) { c.apply(Op{Kind: ClearOutputs}) }, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newCourse(t, tt.sources...)
			for _, cell := range c.doc.Cells {
				c.run(cell.ID)
			}
			tt.act(c)
			c.stale(tt.stale)
		})
	}
}

func TestRunStaleQueuesInOrder(t *testing.T) {
	c := newCourse(t, "x <- : 1", "y <- x", "<- y")
	c.run("a", "b", "c")
	c.edit("a", "x <- : 2")
	c.run("a")
	c.ran = nil
	if got := c.runStale(); !slices.Equal(got, []string{"b", "c"}) || !slices.Equal(c.ran, got) {
		t.Errorf("queued %v, ran %v; want b and c", got, c.ran)
	}
	c.stale("")
	if effects := c.apply(Op{Kind: RunStale}); len(effects) > 0 {
		t.Errorf("nothing is stale, and %v is queued", effects)
	}
}

func TestEditDuringARun(t *testing.T) {
	c := newCourse(t, "x <- : 1", "<- x")
	c.run("a", "b")
	finish := func() {
		_, declares, uses, _ := c.kernel.run("a", "x <- : 1")
		c.apply(Op{Kind: FinishRun, Cell: "a", Validity: Evaluated, Declares: declares, Uses: uses})
	}
	c.start("a")
	c.edit("a", "x <- : 2")
	finish()
	c.stale("a b")
	c.start("a")
	c.edit("a", "x <- : 1")
	c.edit("a", "x <- : 2")
	finish()
	if cell, _ := c.doc.Cell("a"); cell.Validity != Evaluated {
		t.Errorf("edited back to what runs: %s", cell.Validity)
	}
}

// TestStaleCellsAtRandom works in random notebooks as a student might, and compares with running everything from the top.
func TestStaleCellsAtRandom(t *testing.T) {
	names := []string{"p", "q", "r", "s"}
	const notebooks = 60
	settled := 0
	for seed := range uint64(notebooks) {
		rng := rand.New(rand.NewPCG(seed, 7))
		text := func() string {
			var gives, takes []string
			for _, name := range names {
				switch rng.IntN(6) {
				case 0:
					gives = append(gives, name)
				case 1, 2:
					takes = append(takes, name)
				case 3:
					if rng.IntN(4) == 0 {
						gives, takes = append(gives, name), append(takes, name)
					}
				}
			}
			return fmt.Sprintf("%s <- %s : %d", strings.Join(gives, " "), strings.Join(takes, " "), rng.IntN(3))
		}
		c := newCourse(t, "p q r s <- ", text(), text(), text(), text())
		former := map[string][]string{}
		added := 0
		for range 120 {
			id := ""
			if len(c.doc.Cells) > 0 {
				id = c.doc.Cells[rng.IntN(len(c.doc.Cells))].ID
			}
			cell, _ := c.doc.Cell(id)
			switch n := rng.IntN(24); {
			case n == 0 || id == "":
				added++
				c.apply(Op{Kind: InsertCell, Index: rng.IntN(9), NewCell: &Cell{ID: fmt.Sprint("n", added), Kind: Code, Source: text()}})
			case n == 1:
				c.apply(Op{Kind: DeleteCell, Cell: id})
			case n == 2 && len(c.doc.Deleted) > 0:
				c.apply(Op{Kind: RestoreCell})
			case n == 3:
				c.apply(Op{Kind: MoveCell, Cell: id, Index: rng.IntN(9)})
			case n < 7:
				former[id] = append(former[id], cell.Source)
				c.edit(id, text())
			case n < 9 && len(former[id]) > 0:
				c.edit(id, former[id][len(former[id])-1])
			case n == 9:
				c.interrupt(id)
			case n == 10 && rng.IntN(5) == 0:
				c.restart()
			case n < 13:
				c.runStale()
			default:
				c.run(id)
			}
			c.check(seed)
		}
		// All that never ran or was interrupted runs; then running what is stale leaves only what cannot be otherwise.
		for _, cell := range c.doc.Cells {
			if cell.Validity == Fresh || cell.Validity == Aborted {
				c.run(cell.ID)
			}
		}
		for range 3 { // what a new text takes and gives is known when it has run
			c.runStale()
			c.check(seed)
		}
		if c.checkRest(seed) {
			settled++
		}
	}
	if settled < notebooks/6 {
		t.Errorf("only %d of %d notebooks take all names from above", settled, notebooks)
	}
}

// astray finds the cells that took a name from elsewhere than above, or from one that did.
func astray(doc Document) map[string]bool {
	found, givers := map[string]bool{}, map[string]string{}
	for _, c := range doc.Cells {
		if c.Ran == nil {
			continue
		}
		for _, u := range c.Ran.Uses {
			giver, given := givers[u.Name]
			found[c.ID] = found[c.ID] || !given && u.Cell != "" || found[giver]
		}
		for _, name := range c.Ran.Declares {
			if !c.Ran.NotRun {
				givers[name] = c.ID
			}
		}
	}
	return found
}

// again tells what an evaluated cell would show if it ran now, where all of its names are still those that it took.
func (c *course) again(cell Cell) (shows string, same bool) {
	for _, u := range cell.Ran.Uses {
		if c.kernel.givers[u.Name] != u.Cell || u.Cell == cell.ID {
			return "", false
		}
	}
	copied := &model{maps.Clone(c.kernel.values), maps.Clone(c.kernel.givers)}
	shows, _, _, _ = copied.run(cell.ID, cell.Source)
	return shows, true
}

// check compares what evaluated cells show with a run from the top and with another run, and the replicas.
func (c *course) check(seed uint64) {
	c.t.Helper()
	want, ownWay := fromTheTop(c.doc), astray(c.doc)
	for _, cell := range c.doc.Cells {
		if cell.Validity != Evaluated {
			continue
		}
		if shows, same := c.again(cell); same && shows != cell.Outputs[0].Text {
			c.t.Fatalf("seed %d: cell %s shows %q, and %q when it runs again:\n%s", seed, cell.ID, cell.Outputs[0].Text, shows, asJSON(c.t, c.doc))
		}
		if !ownWay[cell.ID] && cell.Outputs[0].Text != want[cell.ID] {
			c.t.Fatalf("seed %d: cell %s shows %q, a run from the top %q:\n%s", seed, cell.ID, cell.Outputs[0].Text, want[cell.ID], asJSON(c.t, c.doc))
		}
	}
	if got, want := asJSON(c.t, c.replica), asJSON(c.t, c.doc); got != want {
		c.t.Fatalf("seed %d: replicas differ:\n%s\n%s", seed, got, want)
	}
	if !maps.Equal(c.doc.Givers, c.kernel.givers) {
		c.t.Fatalf("seed %d: the document's givers are %v, the kernel's %v", seed, c.doc.Givers, c.kernel.givers)
	}
}

// checkRest checks that nothing stays stale in a notebook where each cell takes its names from above, and tells whether it is one.
func (c *course) checkRest(seed uint64) bool {
	c.t.Helper()
	given := map[string]bool{}
	for _, cell := range c.doc.Cells {
		for _, u := range cell.Ran.Uses {
			if !given[u.Name] && u.Cell != "" {
				return false
			}
		}
		for _, name := range cell.Ran.Declares {
			given[name] = given[name] || !cell.Ran.NotRun
		}
	}
	if rest := c.doc.StaleCells(); len(rest) > 0 {
		c.t.Fatalf("seed %d: running what is stale leaves %v stale:\n%s", seed, rest, asJSON(c.t, c.doc))
	}
	return true
}
