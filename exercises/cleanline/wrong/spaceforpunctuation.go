//go:build ignore

package cleanline

import "strings"

// Misconception: "removed" means "replaced by a space". It tears know't into two words.
func CleanLine(line string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return ' '
	}, strings.ToLower(line))
}
