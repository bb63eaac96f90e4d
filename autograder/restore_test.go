package autograder

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lab/kernel/front"
	"lab/labs"
	"lab/notebook"
)

// TestDamagedNotebooks changes what students and their tools change. It concerns one exercise at most.
func TestDamagedNotebooks(t *testing.T) {
	index := func(doc *notebook.Document) int { return cellOf(t, *doc, "double") }
	insert := func(doc *notebook.Document, at int, c notebook.Cell) { doc.Cells = slices.Insert(doc.Cells, at, c) }
	free := func(source string) notebook.Cell { return notebook.NewCell("mine", notebook.Code, source) }
	for name, c := range map[string]struct {
		change func(doc *notebook.Document)
		passes bool
		says   string
	}{
		"answer deleted": {func(doc *notebook.Document) {
			i := index(doc)
			doc.Cells = slices.Delete(doc.Cells, i, i+1)
		}, false, `the notebook has no cell for exercise "double"`},
		"answer no longer code": {func(doc *notebook.Document) {
			doc.Cells[index(doc)].Kind = notebook.Markdown
		}, false, "cell 4 should hold the answer but is not a code cell"},
		"cell id lost": {func(doc *notebook.Document) {
			doc.Cells[index(doc)].ID = "1234"
		}, true, ""},
		"metadata lost": {func(doc *notebook.Document) {
			i := index(doc)
			doc.Cells[i].Role, doc.Cells[i].ExerciseID = "", ""
		}, true, ""},
		"metadata says another exercise": {func(doc *notebook.Document) {
			doc.Cells[index(doc)].ExerciseID = "triple"
		}, true, ""},
		"a second cell claims the exercise": {func(doc *notebook.Document) {
			c := free(starter)
			c.ExerciseID = "double"
			insert(doc, 0, c)
		}, true, "cell 1 is marked as an answer too; the exercise's own cell was graded"},
		"copies under one id that differ": {func(doc *notebook.Document) {
			c := doc.Cells[index(doc)]
			c.Source = starter
			insert(doc, index(doc)+1, c)
		}, false, "cells 4, 5 all claim to answer exercise"},
		"copies under one id that agree": {func(doc *notebook.Document) {
			insert(doc, index(doc)+1, doc.Cells[index(doc)])
		}, true, ""},
		"ids lost and copies that differ": {func(doc *notebook.Document) {
			i := index(doc)
			doc.Cells[i].ID = "a"
			c := doc.Cells[i]
			c.ID, c.Source = "b", starter
			insert(doc, i, c)
		}, false, "differ: keep one of them"},
		"answer split over two cells": {func(doc *notebook.Document) {
			i := index(doc)
			insert(doc, i, free(doc.Cells[i].Source))
			doc.Cells[i+1].Source = "Double(3)"
		}, true, ""},
		"a cell of another exercise is no answer": {func(doc *notebook.Document) {
			doc.Cells[cellOf(t, *doc, "triple")].ExerciseID = "double"
			doc.Cells[index(doc)].Source = starter
		}, false, ""},
		"locked cell deleted": {func(doc *notebook.Document) {
			doc.Cells = slices.DeleteFunc(doc.Cells, func(c notebook.Cell) bool { return c.Role == notebook.Locked })
		}, true, ""},
		"other cells are nonsense": {func(doc *notebook.Document) {
			insert(doc, 0, free("func nonsense( {\n}}"))
		}, true, ""},
		"a needed cell is nonsense": {func(doc *notebook.Document) {
			insert(doc, 0, free("func helper() { nonsense }"))
			doc.Cells[index(doc)].Source += "\nfunc other() { helper() }"
		}, false, `cell 1, which exercise "double" uses, does not compile: line 1: undefined: nonsense`},
		"a needed cell declares len": {func(doc *notebook.Document) {
			insert(doc, 0, free("func len(x any) int { return 7 }"))
			doc.Cells[index(doc)].Source += "\nfunc other() { len(1) }"
		}, false, `cell 1 declares len, which is a name of Go itself: give it another name; exercise "double" uses it`},
		"another cell declares len": {func(doc *notebook.Document) {
			insert(doc, 0, free("len := 3"))
			insert(doc, 0, free("func max(x any) int { return 7 }"))
		}, true, ""},
		"a statement's name is needed": {func(doc *notebook.Document) {
			insert(doc, 0, free("nonsense := 3"))
			doc.Cells[index(doc)].Source += "\nfunc other() { nonsense }"
		}, false, "(nonsense is set by a statement of cell 1;"},
	} {
		t.Run(name, func(t *testing.T) {
			r, _ := grade(t, honest, func(doc *notebook.Document) {
				solve(t, solved)(doc)
				c.change(doc)
			})
			if c.passes {
				want(t, r, 3, bothPass, c.says)
			} else {
				want(t, r, 0, bothFail, c.says)
			}
		})
	}
}

// TestLockedCellsAreRestored has a student change a locked function that the answer calls.
func TestLockedCellsAreRestored(t *testing.T) {
	_, world := grade(t, honest, func(doc *notebook.Document) {
		solve(t, "func Double(x int) int { return 2 * x * base() }")(doc)
		for i, c := range doc.Cells {
			if c.Role == notebook.Locked && c.Kind == notebook.Code {
				doc.Cells[i].Source = "func base() int { return 42 }"
				doc.Cells[i].Role = notebook.Free
			}
		}
	})
	for _, k := range world.kernels {
		ran := k.ran()
		if strings.Contains(ran, "return 42") {
			t.Errorf("the student's text of a locked cell ran:\n%s", ran)
		}
		if strings.Contains(ran, "2 * x * base()") && !strings.Contains(ran, "func base() int { return 1 }") {
			t.Errorf("the answer ran without the locked cell it uses:\n%s", ran)
		}
	}
}

func TestClosure(t *testing.T) {
	cells := []string{
		"type point struct{ x, y int }\nfmt.Println(\"hello\")\nfunc unused() {}",
		"func (p point) norm() int { return square(p.x) + square(p.y) }\n\nvar shout = 1",
		"func square(x int) int { return scale * x * x }",
		"const (\n\tscale = iota\n\tother\n)\nsquare := 3",
		"ANSWER",
		"func square(x int) int { return 0 }\nfunc late() point { return point{} }",
	}
	answer := "func Answer(p point) int {\n\tlocal := shouted\n\treturn p.norm() + late().x + local\n}\nfmt.Println(shout)"
	var parsed [][]front.Item
	for i, src := range cells {
		if i == 4 {
			src = answer
		}
		items, err := front.Items(src)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, items)
	}
	c := newClosure(parsed, 4)
	for _, it := range parsed[4] {
		c.need(it.Uses)
	}
	var got []string
	for _, s := range c.steps(cells) {
		got = append(got, s.code)
	}
	want := []string{
		"type point struct{ x, y int }\n",
		"\n\n\nfunc square(x int) int { return scale * x * x }\n",
	}
	order := []int{}
	for _, s := range c.steps(cells) {
		order = append(order, s.cell)
	}
	// Cell 1 needs cell 2, which needs cell 3; cell 5 comes last; of cell 0 only the type comes along.
	if !slices.Equal(order, []int{0, 3, 2, 1, 5}) {
		t.Errorf("cells run in order %v; want 0 3 2 1 5", order)
	}
	if got[0] != want[0] {
		t.Errorf("cell 0 runs as %q; want %q", got[0], want[0])
	}
	if !strings.Contains(got[1], "scale = iota") || strings.Contains(got[1], "square") {
		t.Errorf("cell 3 runs as %q; want its constants without its statement", got[1])
	}
	if last := got[4]; strings.Contains(last, "square") || !strings.HasPrefix(strings.TrimLeft(last, " "), "\nfunc late()") {
		t.Errorf("cell 5 runs as %q; want late alone, on its own line", last)
	}
}

func TestReadSubmissionBearsDamage(t *testing.T) {
	_, lab := course(t)
	doc := labs.Release(lab)
	data, err := notebook.Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	// What the strict reader of notebooks refuses: a foreign output type, a cell that is no object, metadata of a wrong type.
	text := strings.Replace(string(data), `"outputs": []`, `"outputs": [{"output_type": "hologram"}]`, 1)
	text = strings.Replace(text, `"cells": [`, `"cells": [17, {"cell_type": "code", "source": ["a\n", "b"], "metadata": {"lab": 3}, "id": 5},`, 1)
	path := filepath.Join(t.TempDir(), "damaged.ipynb")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	sub, err := ReadSubmission(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(sub.Document.Cells) != len(doc.Cells)+2 || sub.Document.Lab != "first" || sub.Document.Cells[1].Source != "a\nb" {
		t.Errorf("%d cells of lab %q, second %q", len(sub.Document.Cells), sub.Document.Lab, sub.Document.Cells[1].Source)
	}
	if i := cellOf(t, sub.Document, "double"); sub.Document.Cells[i].Source != starter {
		t.Errorf("the answer is %q", sub.Document.Cells[i].Source)
	}
	for name, text := range map[string]string{"list": "[1]", "no cells": `{"metadata": {}}`, "empty": ""} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadSubmission(path); err == nil || strings.Contains(err.Error(), "\n") || strings.Count(err.Error(), "damaged.ipynb") != 1 {
			t.Errorf("%s: error %v; want one line with the file's name", name, err)
		}
	}
}
