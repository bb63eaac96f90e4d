//go:build ignore

package wordsof

import (
	"strings"

	"lab/rdd"
)

// Misconception: the words of a text are the different words of it. Repeated words are lost.
func WordsOf(lines *rdd.RDD[string]) *rdd.RDD[string] {
	return rdd.Distinct(rdd.FlatMap(lines, strings.Fields))
}
