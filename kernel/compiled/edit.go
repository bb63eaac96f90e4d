package compiled

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"lab/kernel/front"
)

// edit replaces the bytes from start to end of a cell's source.
type edit struct {
	start, end int
	text       string
}

// script is a cell's source with the edits that make it part of a program.
type script struct {
	cell  *front.Cell
	lines []int // offset of each line's start
	edits []edit
}

func newScript(c *front.Cell) *script {
	s := &script{cell: c, lines: []int{0}}
	for i := range len(c.Source) {
		if c.Source[i] == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// offset maps a position of the cell's syntax to its source.
func (s *script) offset(pos token.Pos) (int, bool) {
	line, column, ok := s.cell.Position(pos)
	if !ok {
		return 0, false
	}
	return s.lines[line-1] + column - 1, true
}

// position is the line and column of an offset.
func (s *script) position(offset int) (line, column int) {
	i, found := slices.BinarySearch(s.lines, offset)
	if !found {
		i--
	}
	return i + 1, offset - s.lines[i] + 1
}

// replace notes an edit. Line breaks in what it removes stay, so that lines keep their numbers.
func (s *script) replace(from, to token.Pos, text string) {
	start, ok := s.offset(from)
	if !ok {
		return
	}
	end, _ := s.offset(to)
	text += strings.Repeat("\n", max(0, strings.Count(s.cell.Source[start:end], "\n")-strings.Count(text, "\n")))
	s.edits = append(s.edits, edit{start, end, text})
}

// remove takes a piece of syntax out, with the edits inside it.
func (s *script) remove(n ast.Node) {
	start, ok := s.offset(n.Pos())
	if !ok {
		return
	}
	end, _ := s.offset(n.End())
	s.edits = slices.DeleteFunc(s.edits, func(e edit) bool { return e.start >= start && e.end <= end })
	s.replace(n.Pos(), n.End(), "")
}

// rename replaces an identifier, where it stands in the source.
func (s *script) rename(pos token.Pos, from, to string) {
	start, ok := s.offset(pos)
	if !ok || from == to || !strings.HasPrefix(s.cell.Source[start:], from) {
		return
	}
	s.edits = append(s.edits, edit{start, start + len(from), to})
}

// sort brings the edits into the order of the source: what is inserted stands before what is replaced, and an edit inside
// a removed piece goes with it.
func (s *script) sort() {
	slices.SortStableFunc(s.edits, func(a, b edit) int {
		switch {
		case a.start != b.start:
			return a.start - b.start
		case a.end == a.start || b.end == b.start:
			return a.end - b.end
		}
		return b.end - a.end
	})
	s.edits = slices.Compact(s.edits)
}

// slice returns the source from start to end as it stands in the program.
func (s *script) slice(start, end int) string {
	var b strings.Builder
	at := start
	for _, e := range s.edits {
		if e.start < at || e.end > end {
			continue
		}
		b.WriteString(s.cell.Source[at:e.start])
		b.WriteString(e.text)
		at = e.end
	}
	b.WriteString(s.cell.Source[at:end])
	return b.String()
}

// text returns the source of a piece of syntax as it stands in the program.
func (s *script) text(from, to token.Pos) string {
	start, _ := s.offset(from)
	end, _ := s.offset(to)
	return s.slice(start, end)
}
