//go:build ignore

package wordsof

import (
	"strings"

	"lab/rdd"
)

// Misconception: words of a single character are rubbish left over from splitting.
func WordsOf(lines *rdd.RDD[string]) *rdd.RDD[string] {
	pieces := rdd.FlatMap(lines, func(line string) []string { return strings.Split(line, " ") })
	return pieces.Filter(func(word string) bool { return len(word) > 1 })
}
