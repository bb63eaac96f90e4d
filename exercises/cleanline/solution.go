//go:build solution

package cleanline

import "strings"

// CleanLine returns line in lower case, with only the letters a to z, the digits and the spaces left in it.
func CleanLine(line string) string {
	keep := func(r rune) rune {
		isLetter := 'a' <= r && r <= 'z'
		isDigit := '0' <= r && r <= '9'
		if isLetter || isDigit || r == ' ' {
			return r
		}
		return -1
	}
	return strings.Map(keep, strings.ToLower(line))
}
