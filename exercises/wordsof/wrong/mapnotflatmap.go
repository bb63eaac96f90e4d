//go:build ignore

package wordsof

import (
	"strings"

	"lab/rdd"
)

// Misconception: Map makes one element of one element, so a line can only become one word: its first.
func WordsOf(lines *rdd.RDD[string]) *rdd.RDD[string] {
	first := rdd.Map(lines, func(line string) string {
		words := strings.Fields(line)
		if len(words) == 0 {
			return ""
		}
		return words[0]
	})
	return first.Filter(func(word string) bool { return word != "" })
}
