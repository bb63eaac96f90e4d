//go:build ignore

package cleanline

import "strings"

// Misconception: capital letters are letters too, so they need not be lowered first. They are dropped instead.
func CleanLine(line string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == ' ' {
			return r
		}
		return -1
	}, line)
}
