//go:build ignore

package cleanline

import "strings"

// Misconception: a to z lies between the two, without them.
func CleanLine(line string) string {
	keep := func(r rune) rune {
		if 'a' < r && r < 'z' || '0' < r && r < '9' || r == ' ' {
			return r
		}
		return -1
	}
	return strings.Map(keep, strings.ToLower(line))
}
