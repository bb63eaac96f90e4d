//go:build ignore

package wordsof

import (
	"strings"

	"lab/rdd"
)

// Misconception: empty words come from empty lines only, so it is enough to filter the lines.
func WordsOf(lines *rdd.RDD[string]) *rdd.RDD[string] {
	full := lines.Filter(func(line string) bool { return line != "" })
	return rdd.FlatMap(full, func(line string) []string { return strings.Split(line, " ") })
}
