//go:build solution

package tokendictionary

import (
	"lab/ml"
	"lab/rdd"
)

// TokenDictionary numbers the different tokens from 0.
func TokenDictionary(tokens *rdd.RDD[ml.Token]) map[ml.Token]int {
	dictionary := map[ml.Token]int{}
	for i, token := range rdd.Distinct(tokens).Collect() {
		dictionary[token] = i
	}
	return dictionary
}
