package session

import "unicode/utf16"

// text converts places in a source between UTF-16 units, which JavaScript counts, and code points, which kernels count.
type text struct {
	// starts[i] is the unit at which code point i begins; one more entry is the end.
	starts []int
}

func newText(source string) text {
	starts := make([]int, 0, len(source)+1)
	unit := 0
	for _, r := range source {
		starts = append(starts, unit)
		unit += max(1, utf16.RuneLen(r))
	}
	return text{append(starts, unit)}
}

// runes returns the code point at or after the unit.
func (t text) runes(unit int) int {
	for i, start := range t.starts {
		if start >= unit {
			return i
		}
	}
	return len(t.starts) - 1
}

// units returns the unit at which a code point begins.
func (t text) units(rune int) int {
	return t.starts[max(0, min(rune, len(t.starts)-1))]
}
