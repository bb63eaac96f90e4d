//go:build ignore

package tokendictionary

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: equal values are the same, whatever field they stand in.
func TokenDictionary(tokens *rdd.RDD[ml.Token]) map[ml.Token]int {
	dictionary := map[ml.Token]int{}
	values := map[string]bool{}
	for _, token := range rdd.Distinct(tokens).Collect() {
		if !values[token.Value] {
			values[token.Value] = true
			dictionary[token] = len(dictionary)
		}
	}
	return dictionary
}
