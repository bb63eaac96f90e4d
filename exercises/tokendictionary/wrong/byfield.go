//go:build ignore

package tokendictionary

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: every field numbers its own values from zero. Two tokens then share a coordinate.
func TokenDictionary(tokens *rdd.RDD[ml.Token]) map[ml.Token]int {
	dictionary := map[ml.Token]int{}
	next := map[int]int{}
	for _, token := range rdd.Distinct(tokens).Collect() {
		dictionary[token] = next[token.Field]
		next[token.Field]++
	}
	return dictionary
}
