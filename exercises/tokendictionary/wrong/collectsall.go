//go:build ignore

package tokendictionary

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: all tokens have to come to one machine before they can be compared.
func TokenDictionary(tokens *rdd.RDD[ml.Token]) map[ml.Token]int {
	dictionary := map[ml.Token]int{}
	for _, token := range tokens.Collect() {
		_, known := dictionary[token]
		if !known {
			dictionary[token] = len(dictionary)
		}
	}
	return dictionary
}
