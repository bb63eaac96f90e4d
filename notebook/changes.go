package notebook

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Changes is an edit of a text, in the form of CodeMirror's ChangeSet: sections that cover the old text from its start to its end.
// Its JSON is CodeMirror's own, a list of n (n units stay), [n] (n units are deleted) and [n, "line", "line"…] (n units are replaced
// by the lines, joined with newlines).
type Changes []Section

// Section covers Length units of the old text, in UTF-16 as JavaScript counts.
type Section struct {
	Length int
	// Replace tells that Lines, joined with newlines, stand in the place of the units; otherwise they stay.
	Replace bool
	Lines   []string
}

// MarshalJSON writes the section as CodeMirror does.
func (s Section) MarshalJSON() ([]byte, error) {
	if !s.Replace {
		return json.Marshal(s.Length)
	}
	parts := []any{s.Length}
	for _, line := range s.Lines {
		parts = append(parts, line)
	}
	return json.Marshal(parts)
}

// UnmarshalJSON reads what CodeMirror writes. A half of a surrogate pair, which no string of Go can hold, becomes U+FFFD: one unit
// for one, so lengths stay true.
func (s *Section) UnmarshalJSON(data []byte) error {
	*s = Section{}
	var parts []json.RawMessage
	if data[0] != '[' {
		parts = []json.RawMessage{data}
	} else {
		s.Replace = true
		if err := json.Unmarshal(data, &parts); err != nil {
			return err
		}
	}
	if len(parts) == 0 || string(parts[0]) == "null" {
		return errors.New("a section of changes has no length")
	}
	if err := json.Unmarshal(parts[0], &s.Length); err != nil {
		return fmt.Errorf("the length of a section of changes: %w", err)
	}
	for _, part := range parts[1:] {
		var line *string
		if err := json.Unmarshal(part, &line); err != nil {
			return fmt.Errorf("a line of a section of changes: %w", err)
		}
		if line == nil {
			return errors.New("a line of a section of changes is null")
		}
		s.Lines = append(s.Lines, *line)
	}
	return nil
}

// apply returns the source with the changes made. It refuses changes that were not made for a text of this length, and those
// that would cut a character in two.
func (ch Changes) apply(source string) (string, error) {
	var b strings.Builder
	rest := source
	for _, s := range ch {
		size, err := prefix(rest, s.Length)
		if err != nil {
			return "", err
		}
		if !s.Replace {
			b.WriteString(rest[:size])
		}
		for i, line := range s.Lines {
			if strings.Contains(line, "\n") {
				return "", fmt.Errorf("%w: line %q of the changes is more than one", ErrInvalid, line)
			}
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(line)
		}
		rest = rest[size:]
	}
	if rest != "" {
		return "", fmt.Errorf("%w: the changes end before the text does", ErrInvalid)
	}
	return b.String(), nil
}

// prefix returns how many bytes the first units of the text have.
func prefix(text string, units int) (int, error) {
	if units < 0 {
		return 0, fmt.Errorf("%w: a section of the changes has the length %d", ErrInvalid, units)
	}
	size := 0
	for units > 0 {
		r, width := utf8.DecodeRuneInString(text[size:])
		if width == 0 {
			return 0, fmt.Errorf("%w: the changes are longer than the text", ErrInvalid)
		}
		units -= utf16.RuneLen(r)
		size += width
	}
	if units < 0 {
		return 0, fmt.Errorf("%w: the changes cut a character in two", ErrInvalid)
	}
	return size, nil
}
