//go:build ignore

package cleanline

import "strings"

// Misconception: tidying up more than was asked for does no harm. Spaces at the ends are cut off.
func CleanLine(line string) string {
	cleaned := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == ' ' {
			return r
		}
		return -1
	}, strings.ToLower(line))
	return strings.TrimSpace(cleaned)
}
