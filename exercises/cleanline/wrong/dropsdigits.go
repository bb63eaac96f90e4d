//go:build ignore

package cleanline

import "strings"

// Misconception: words are made of letters alone, so digits may go.
func CleanLine(line string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r == ' ' {
			return r
		}
		return -1
	}, strings.ToLower(line))
}
