//go:build ignore

package tokendictionary

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a token is its value.
func TokenDictionary(tokens *rdd.RDD[ml.Token]) map[ml.Token]int {
	dictionary := map[ml.Token]int{}
	for i, token := range rdd.Distinct(tokens).Collect() {
		dictionary[ml.Token{Value: token.Value}] = i
	}
	return dictionary
}
