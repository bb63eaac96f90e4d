//go:build ignore

package tokendictionary

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: counting begins at one.
func TokenDictionary(tokens *rdd.RDD[ml.Token]) map[ml.Token]int {
	dictionary := map[ml.Token]int{}
	for i, token := range rdd.Distinct(tokens).Collect() {
		dictionary[token] = i + 1
	}
	return dictionary
}
