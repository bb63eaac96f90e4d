//go:build ignore

package cleanline

import (
	"strings"
	"unicode"
)

// Misconception: a letter is whatever Unicode calls a letter, and any white space is a space.
func CleanLine(line string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSpace(r) {
			return r
		}
		return -1
	}, strings.ToLower(line))
}
