//go:build ignore

package tokendictionary

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a map keeps each key once, so positions among all tokens will do. The numbers have gaps.
func TokenDictionary(tokens *rdd.RDD[ml.Token]) map[ml.Token]int {
	dictionary := map[ml.Token]int{}
	for i, token := range tokens.Collect() {
		dictionary[token] = i
	}
	return dictionary
}
