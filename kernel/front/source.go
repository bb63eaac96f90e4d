package front

import (
	"fmt"
	"go/ast"
	"go/token"
	"sort"
	"strings"
)

// Diagnostic is one message about a cell. Lines and columns count from 1, columns in bytes.
type Diagnostic struct {
	CellID    string
	Line      int
	Column    int
	EndLine   int
	EndColumn int
	Message   string
	Hint      string
	// Warning is true where the cell runs all the same.
	Warning bool
}

func (d Diagnostic) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", d.CellID, d.Line, d.Column, d.Message)
}

// shift says that from offset wrapped on, the wrapped text holds length bytes of the cell's text from offset original
// on. What follows until the next shift was inserted.
type shift struct{ wrapped, original, length int }

// source maps positions of the wrapped text to the cell's own lines and columns.
type source struct {
	id      string
	text    string
	base    int
	size    int
	mapping []shift
	lines   []int // offset of each line's start
}

func newSource(id, text string, fset *token.FileSet, file *ast.File, mapping []shift) *source {
	s := &source{id: id, text: text, mapping: mapping, lines: []int{0}}
	sort.SliceStable(s.mapping, func(i, j int) bool { return s.mapping[i].wrapped < s.mapping[j].wrapped })
	if file != nil {
		if f := fset.File(file.FileStart); f != nil {
			s.base, s.size = f.Base(), f.Size()
		}
	}
	for i := range len(text) {
		if text[i] == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// offset maps a position to an offset of the cell's text, clamped to the text.
func (s *source) offset(pos token.Pos) int { return s.unwrap(int(pos) - s.base) }

func (s *source) unwrap(wrapped int) int {
	i := sort.Search(len(s.mapping), func(i int) bool { return s.mapping[i].wrapped > wrapped }) - 1
	if i < 0 {
		return 0
	}
	// Inserted text maps to where it was inserted.
	off := s.mapping[i].original + min(wrapped-s.mapping[i].wrapped, s.mapping[i].length)
	return min(max(off, 0), len(s.text))
}

// synthetic says whether the text at the position was inserted by parse.
func (s *source) synthetic(pos token.Pos) bool {
	wrapped := int(pos) - s.base
	i := sort.Search(len(s.mapping), func(i int) bool { return s.mapping[i].wrapped > wrapped }) - 1
	return i < 0 || wrapped-s.mapping[i].wrapped >= s.mapping[i].length
}

// position maps an offset of the cell's text to line and column.
func (s *source) position(offset int) (line, column int) {
	i := sort.Search(len(s.lines), func(i int) bool { return s.lines[i] > offset }) - 1
	return i + 1, offset - s.lines[i] + 1
}

// contains says whether a position belongs to this cell.
func (s *source) contains(pos token.Pos) bool {
	return pos.IsValid() && int(pos) >= s.base && int(pos) <= s.base+s.size
}

// diagnostic makes a message about the word at a position.
func (s *source) diagnostic(pos token.Pos, message string) Diagnostic {
	start := s.offset(pos)
	return s.at(start, message)
}

// at makes a message about the word at an offset of the cell's text.
func (s *source) at(start int, message string) Diagnostic {
	// An error "at the end" is best shown behind the last thing written.
	if start >= len(s.text) {
		start = len(strings.TrimRight(s.text, " \t\r\n"))
	}
	end := start
	for end < len(s.text) && isWord(s.text[end]) {
		end++
	}
	if end == start && end < len(s.text) && s.text[end] != '\n' {
		end++
	}
	d := Diagnostic{CellID: s.id, Message: message}
	d.Line, d.Column = s.position(start)
	d.EndLine, d.EndColumn = s.position(end)
	return d
}

// between makes a message about the bytes from start to end of the cell's text; where end is not behind start, about the
// word at start.
func (s *source) between(start, end int, message string) Diagnostic {
	if end <= start || start >= len(s.text) {
		return s.at(start, message)
	}
	d := Diagnostic{CellID: s.id, Message: message}
	d.Line, d.Column = s.position(start)
	d.EndLine, d.EndColumn = s.position(min(end, len(s.text)))
	return d
}

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
