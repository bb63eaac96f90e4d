package autograder

import (
	"fmt"
	"strings"

	"lab/kernel/front"
	"lab/notebook"
)

// Restoring puts a submission back into the shape of the release: locked cells have the release's text whatever the
// submission says, and each exercise gets the cell that answers it. Nothing in the submission's metadata is trusted,
// and whatever is wrong with it concerns one exercise, never the whole notebook.

// restored is the submission as it is graded: its code cells in order.
type restored struct {
	cells   []restoredCell
	answers map[string]answer // by exercise
}

type restoredCell struct {
	// number counts the submission's cells from 1, as a reader does; 0: the cell was missing.
	number int
	id     string
	source string
	items  []front.Item // parsed
}

// name is what messages call the cell.
func (c restoredCell) name() string {
	if c.number == 0 {
		return "a cell of the lab"
	}
	return fmt.Sprintf("cell %d", c.number)
}

// answer says which cell answers an exercise.
type answer struct {
	cell int // index in restored.cells
	// problem says why there is none, in a student's words; note what was odd but did not matter.
	problem, note string
}

// restore prepares doc for grading the given exercises. The release is empty for a notebook that belongs to no lab.
func restore(release, doc notebook.Document, ids []string) restored {
	locked := make(map[string]notebook.Cell)
	for _, c := range release.Cells {
		if c.Role == notebook.Locked && c.Kind == notebook.Code {
			locked[c.ID] = c
		}
	}
	r := restored{answers: make(map[string]answer)}
	present := make(map[string]bool)
	indexOf := make(map[int]int) // index in doc.Cells to index in r.cells
	add := func(number int, id, source string) {
		items, _ := front.Items(source) // what does not parse is for the kernel to report
		r.cells = append(r.cells, restoredCell{number: number, id: id, source: source, items: items})
	}
	for _, c := range release.Cells {
		if _, ok := locked[c.ID]; ok && !contains(doc, c.ID) {
			add(0, c.ID, c.Source)
		}
	}
	for i, c := range doc.Cells {
		original, isLocked := locked[c.ID]
		switch {
		case isLocked && present[c.ID]:
			// A copy of a locked cell under the same id adds nothing.
		case isLocked:
			present[c.ID] = true
			add(i+1, c.ID, original.Source)
		case c.Kind == notebook.Code:
			indexOf[i] = len(r.cells)
			add(i+1, c.ID, c.Source)
		}
	}
	for _, id := range ids {
		r.answers[id] = locate(id, release, doc, indexOf)
	}
	return r
}

// answersOther says whether a cell is the answer of an exercise other than id.
func (r restored) answersOther(id string, cell int) bool {
	for other, a := range r.answers {
		if other != id && a.problem == "" && a.cell == cell {
			return true
		}
	}
	return false
}

func contains(doc notebook.Document, id string) bool {
	for _, c := range doc.Cells {
		if c.ID == id {
			return true
		}
	}
	return false
}

// locate finds the cell that answers an exercise: the one with the id that the release gave it, else the one whose
// metadata names the exercise. Copies that say the same are one.
func locate(id string, release, doc notebook.Document, indexOf map[int]int) answer {
	cellID := ""
	owners := make(map[string]bool) // cell ids that the release gave to other exercises
	for _, c := range release.Cells {
		if c.Role != notebook.Exercise {
			continue
		}
		if c.ExerciseID == id {
			cellID = c.ID
		} else {
			owners[c.ID] = true
		}
	}
	var byID, byName, noCode []int
	for i, c := range doc.Cells {
		mine := cellID != "" && c.ID == cellID
		named := c.ExerciseID == id && !owners[c.ID]
		if _, isCode := indexOf[i]; !isCode {
			if mine || named && c.Role == notebook.Exercise {
				noCode = append(noCode, i)
			}
			continue
		}
		if mine {
			byID = append(byID, i)
		} else if named {
			byName = append(byName, i)
		}
	}
	found := byID
	if len(found) == 0 {
		found = byName
	}
	switch {
	case len(found) == 0 && len(noCode) > 0:
		return answer{problem: fmt.Sprintf("cell %d should hold the answer but is not a code cell: make it one again", noCode[0]+1)}
	case len(found) == 0:
		return answer{problem: fmt.Sprintf("the notebook has no cell for exercise %q: copy the answer into the exercise's cell of a fresh copy of the lab", id)}
	}
	for _, i := range found[1:] {
		if strings.TrimSpace(doc.Cells[i].Source) != strings.TrimSpace(doc.Cells[found[0]].Source) {
			return answer{problem: fmt.Sprintf("cells %s all claim to answer exercise %q and differ: keep one of them", numbers(found), id)}
		}
	}
	a := answer{cell: indexOf[found[0]]}
	if len(byID) > 0 && len(byName) > 0 {
		a.note = fmt.Sprintf("cell %s is marked as an answer too; the exercise's own cell was graded", numbers(byName))
	}
	return a
}

func numbers(indices []int) string {
	var parts []string
	for _, i := range indices {
		parts = append(parts, fmt.Sprint(i+1))
	}
	return strings.Join(parts, ", ")
}
