//go:build ignore

package tokendictionary

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the number of a token is how often it occurs.
func TokenDictionary(tokens *rdd.RDD[ml.Token]) map[ml.Token]int {
	dictionary := map[ml.Token]int{}
	for token, count := range rdd.CountByValue(tokens) {
		dictionary[token] = int(count)
	}
	return dictionary
}
