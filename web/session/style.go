package session

import (
	"regexp"
	"strings"
)

// style is how a terminal would write on: the colours and weights that were switched on and not off again, as the sequences that
// switched them on. A row is shown without those before it, so it needs to be told.
type style string

// selection is a sequence that selects colours and weights (ECMA-48, SGR).
var selection = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// longestStyle is in bytes. Who switches colours more often without switching them off has the newest.
const longestStyle = 96

// after is the style behind a text.
func (s style) after(text string) style {
	if strings.IndexByte(text, '\x1b') < 0 {
		return s
	}
	for _, found := range selection.FindAllStringSubmatch(text, -1) {
		switch all := string(s) + found[0]; {
		case strings.Trim(found[1], "0") == "": // everything off
			s = ""
		case len(all) <= longestStyle:
			s = style(all)
		default:
			s = style(found[0])
		}
	}
	return s
}
