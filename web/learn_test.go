package web

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"lab/notebook"
	"lab/web/wire"
)

// twoRoles is oneLab with a locked and a free cell before the exercise.
type twoRoles struct{ oneLab }

func (l twoRoles) Document(id string) (notebook.Document, error) {
	doc, err := l.oneLab.Document(id)
	locked := notebook.NewCell("setup", notebook.Code, "the lab's")
	locked.Role = notebook.Locked
	task := notebook.NewCell("task", notebook.Markdown, "What to do")
	task.Role = notebook.Locked
	doc.Cells = append([]notebook.Cell{locked, task, notebook.NewCell("free", notebook.Code, "an example")}, doc.Cells...)
	return doc, err
}

func openCount(t *testing.T) (*Server, *browser, *tab) {
	t.Helper()
	s := newServer(t, func(c *Config) { c.Labs = twoRoles{} })
	b := browse(t, s)
	p := b.connect(get[wire.Opened](b, "POST", "/api/labs/count/open", "").Path)
	p.next()
	return s, b, p
}

func apply(op notebook.Op) wire.Request { return wire.Request{Kind: wire.ApplyOp, Op: &op} }

// TestLockedCellsStay: whatever a page sends, the lab's cells are as they were.
func TestLockedCellsStay(t *testing.T) {
	_, _, p := openCount(t)
	before := p.doc
	overwrite := func(id, text string) notebook.Op {
		c, _ := before.Cell(id)
		changes := notebook.Changes{{Length: len(c.Source), Replace: true, Lines: []string{text}}}
		return notebook.Op{Kind: notebook.EditSource, Cell: id, Changes: changes}
	}
	for name, c := range map[string]struct {
		op   notebook.Op
		want string
	}{
		"typing":               {overwrite("setup", "mine"), "belongs to the lab"},
		"typing in the task":   {overwrite("task", "mine"), "belongs to the lab"},
		"emptying":             {overwrite("setup", ""), "belongs to the lab"},
		"deleting":             {notebook.Op{Kind: notebook.DeleteCell, Cell: "setup"}, "belongs to the lab"},
		"deleting the task":    {notebook.Op{Kind: notebook.DeleteCell, Cell: "task"}, "belongs to the lab"},
		"deleting an exercise": {notebook.Op{Kind: notebook.DeleteCell, Cell: "solve"}, "belongs to the lab"},
		"moving":               {notebook.Op{Kind: notebook.MoveCell, Cell: "setup", Index: 2}, "belongs to the lab"},
		"making it text":       {notebook.Op{Kind: notebook.SetKind, Cell: "setup", CellKind: notebook.Markdown}, "belongs to the lab"},
		"an exercise as text":  {notebook.Op{Kind: notebook.SetKind, Cell: "solve", CellKind: notebook.Markdown}, "belongs to the lab"},
		"a cell over it":       {notebook.Op{Kind: notebook.InsertCell, NewCell: &notebook.Cell{ID: "setup", Kind: notebook.Code, Source: "mine"}}, "the cell id is taken"},
		"another text of the lab": {notebook.Op{Kind: notebook.ResetCell, Cell: "setup", Source: "mine"},
			`a page may not ask for "reset_cell"`},
		"points": {notebook.Op{Kind: notebook.SetCheck, Cell: "solve", Check: &notebook.Check{Points: 9}}, `a page may not ask for "set_check"`},
	} {
		if r := p.ask(apply(c.op)); r.Error == nil || !strings.Contains(r.Error.Message, c.want) {
			t.Errorf("%s: %+v, want an error with %q", name, r, c.want)
		}
		if !reflect.DeepEqual(p.doc.Cells, before.Cells) {
			t.Fatalf("%s changed the document to %+v", name, p.doc.Cells)
		}
	}
	// An earlier version that says otherwise changes what is the student's alone.
	forged := []notebook.Cell{notebook.NewCell("setup", notebook.Markdown, "mine"), notebook.NewCell("free", notebook.Code, "my own")}
	p.ask(apply(notebook.Op{Kind: notebook.RestoreVersion, Cells: forged}))
	for _, id := range []string{"setup", "task", "solve"} {
		was, _ := before.Cell(id)
		if is, ok := p.doc.Cell(id); !ok || !reflect.DeepEqual(is, was) {
			t.Errorf("after an earlier version cell %s is %+v", id, is)
		}
	}
	// A new cell that claims a role is a free one.
	own := notebook.NewCell("own", notebook.Code, "mine")
	own.Role = notebook.Locked
	p.ask(apply(notebook.Op{Kind: notebook.InsertCell, NewCell: &own}))
	if r := p.ask(apply(notebook.Op{Kind: notebook.DeleteCell, Cell: "own"})); !r.Done {
		t.Errorf("a cell of the student's own: %+v", r)
	}
}

func TestHintsStayOpenInEveryTab(t *testing.T) {
	s, b, one := openCount(t)
	two := b.connect("count.ipynb")
	two.next()
	if r := one.ask(apply(notebook.Op{Kind: notebook.OpenHint, Cell: "solve", Index: 2})); !r.Done {
		t.Fatalf("%+v", r)
	}
	two.ask(apply(notebook.Op{Kind: notebook.OpenHint, Cell: "solve", Index: 1}))
	if c, _ := two.doc.Cell("solve"); c.Hints != 2 {
		t.Errorf("%d hints are open, want 2", c.Hints)
	}
	one.ask(wire.Request{Kind: wire.Save})
	doc, _, err := s.folder.Load("count.ipynb")
	if c, _ := doc.Cell("solve"); err != nil || c.Hints != 2 {
		t.Errorf("the file has %d open hints (%v), want 2", c.Hints, err)
	}
}

func TestResetBringsALockedCellBack(t *testing.T) {
	s := newServer(t, func(c *Config) { c.Labs = twoRoles{} })
	b := browse(t, s)
	get[wire.Opened](b, "POST", "/api/labs/count/open", "")
	// Another program changes what the page would not let anyone change.
	file := filepath.Join(s.cfg.Dir, "count.ipynb")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(data), "the lab's", "tampered", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	p := b.connect("count.ipynb")
	p.next()
	if c, _ := p.doc.Cell("setup"); c.Source != "tampered" {
		t.Fatalf("the file's text is %q", c.Source)
	}
	start := get[wire.LabStart](b, "GET", "/api/labs/count/start", "")
	if start.Cells["setup"] != "the lab's" || start.Cells["solve"] != "starter" {
		t.Errorf("the start is %v", start.Cells)
	}
	if r := p.ask(wire.Request{Kind: wire.Reset, Cells: []string{"setup"}}); !r.Done {
		t.Fatalf("%+v", r)
	}
	if c, _ := p.doc.Cell("setup"); c.Source != "the lab's" || c.Role != notebook.Locked {
		t.Errorf("after the reset: %+v", c)
	}
	for _, cells := range [][]string{{"nowhere"}, {"setup", "solve"}} {
		if r := p.ask(wire.Request{Kind: wire.Reset, Cells: cells}); r.Error == nil {
			t.Errorf("%v: %+v, want an error", cells, r)
		}
	}
	b.fails("GET", "/api/labs/other/start", "", 404, "there is no lab other")
}

func TestResetOfAllKeepsTheOldNotebook(t *testing.T) {
	s, b, p := openCount(t)
	for i, text := range []string{"first try", "second try"} {
		c, _ := p.doc.Cell("solve")
		if r := p.ask(apply(notebook.Op{Kind: notebook.EditSource, Cell: "solve", Revision: c.Revision,
			Changes: notebook.Changes{{Length: len(c.Source), Replace: true, Lines: []string{text}}}})); !r.Done {
			t.Fatalf("%+v", r)
		}
		r := p.ask(wire.Request{Kind: wire.Reset})
		want := []string{"count-before-reset.ipynb", "count-before-reset-2.ipynb"}[i]
		if r.Kept == nil || r.Kept.Path != want {
			t.Fatalf("reset %d: %+v, want it kept as %s", i+1, r, want)
		}
		p.until("the starter", func(d notebook.Document) bool { c, _ := d.Cell("solve"); return c.Source == "starter" })
		kept, _, err := s.folder.Load(want)
		if c, _ := kept.Cell("solve"); err != nil || c.Source != text {
			t.Errorf("%s has %q (%v), want %q", want, c.Source, err, text)
		}
	}
	p.ask(wire.Request{Kind: wire.Save})
	if doc, _, err := s.folder.Load("count.ipynb"); err != nil || len(doc.Cells) != 4 || doc.Cells[3].Source != "starter" {
		t.Errorf("the file: %v, %+v", err, doc.Cells)
	}
	// A notebook of the student's own has no beginning to go back to.
	own := b.connect(get[wire.Opened](b, "POST", "/api/notebooks", `{"title":"T"}`).Path)
	own.next()
	if r := own.ask(wire.Request{Kind: wire.Reset}); r.Error == nil || !strings.Contains(r.Error.Message, "comes from no lab") {
		t.Errorf("%+v", r)
	}
}
