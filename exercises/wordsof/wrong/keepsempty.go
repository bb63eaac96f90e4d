//go:build ignore

package wordsof

import (
	"strings"

	"lab/rdd"
)

// Misconception: splitting gives words only. Between two spaces it gives an empty word.
func WordsOf(lines *rdd.RDD[string]) *rdd.RDD[string] {
	return rdd.FlatMap(lines, func(line string) []string { return strings.Split(line, " ") })
}
