//go:build ignore

// Wrapping and justifying text.
package main

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

func wrap(text string, width int) (lines []string) {
	line := ""
	for _, w := range strings.Fields(text) {
		switch {
		case line == "":
			line = w
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(w) <= width:
			line += " " + w
		default:
			lines = append(lines, line)
			line = w
		}
	}
	return append(lines, line)
}

func justify(line string, width int) string {
	words := strings.Fields(line)
	if len(words) < 2 {
		return line
	}
	spaces := width
	for _, w := range words {
		spaces -= utf8.RuneCountInString(w)
	}
	var b strings.Builder
	for i, w := range words {
		b.WriteString(w)
		if rest := len(words) - 1 - i; rest > 0 {
			n := (spaces + rest - 1) / rest
			b.WriteString(strings.Repeat(" ", n))
			spaces -= n
		}
	}
	return b.String()
}

func main() {
	text := "Überall dieselbe alte Leier. Das Layout ist fertig, der Text lässt auf sich warten, und jeder wartet mit."
	for _, width := range []int{20, 34} {
		lines := wrap(text, width)
		for i, l := range lines {
			if i < len(lines)-1 {
				l = justify(l, width)
			}
			fmt.Printf("|%-*s|\n", width, l)
		}
	}
	fmt.Println(wrap("", 5), len(wrap("incomprehensibilities ab", 5)))
}
