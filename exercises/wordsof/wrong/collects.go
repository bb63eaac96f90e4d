//go:build ignore

package wordsof

import (
	"strings"

	"lab/rdd"
)

// Misconception: one has to collect an RDD before working with it. That pulls all the data through one machine, and runs a job.
func WordsOf(lines *rdd.RDD[string]) *rdd.RDD[string] {
	words := []string{}
	for _, line := range lines.Collect() {
		words = append(words, strings.Fields(line)...)
	}
	return rdd.Parallelize(lines.Context(), words)
}
