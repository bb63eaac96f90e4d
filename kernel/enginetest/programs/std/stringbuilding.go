//go:build ignore

// Building tables, boxes and bar charts of text.
package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

func bars(data map[string]int, width int) string {
	most, label := 0, 0
	for k, v := range data {
		most = max(most, v)
		label = max(label, utf8.RuneCountInString(k))
	}
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(data)) {
		n := data[k] * width / most
		fmt.Fprintf(&b, "%-*s %s%s %d\n", label, k, strings.Repeat("█", n), strings.Repeat("·", width-n), data[k])
	}
	return b.String()
}

func box(lines ...string) string {
	width := 0
	for _, l := range lines {
		width = max(width, len([]rune(l)))
	}
	var b strings.Builder
	edge := "+" + strings.Repeat("-", width+2) + "+\n"
	b.WriteString(edge)
	for _, l := range lines {
		b.WriteString("| " + l + strings.Repeat(" ", width-len([]rune(l))) + " |\n")
	}
	b.WriteString(edge)
	return b.String()
}

func main() {
	fmt.Print(bars(map[string]int{"go": 10, "öl": 3, "rust": 7}, 20))
	fmt.Print(box("a", "längere Zeile", ""))
	fmt.Printf("|%6.2f|%-6d|%6s|%06d|%x|\n", 3.14159, 42, "é", 42, "hi")
}
