//go:build ignore

package cleanline

import "strings"

// Misconception: listing the punctuation one has met is the same as listing what may stay.
func CleanLine(line string) string {
	line = strings.ToLower(line)
	for _, mark := range []string{".", ",", ":", ";", "!", "?", "'", "-"} {
		line = strings.ReplaceAll(line, mark, "")
	}
	return line
}
