//go:build solution

package wordsof

import (
	"strings"

	"lab/rdd"
)

// WordsOf returns the words of cleaned lines: each line is cut at its spaces, and empty words are left out.
func WordsOf(lines *rdd.RDD[string]) *rdd.RDD[string] {
	pieces := rdd.FlatMap(lines, func(line string) []string {
		return strings.Split(line, " ")
	})
	return pieces.Filter(func(word string) bool { return word != "" })
}
