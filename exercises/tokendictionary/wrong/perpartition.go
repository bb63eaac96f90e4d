//go:build ignore

package tokendictionary

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: numbers can be given in each partition by itself, since each partition counts from zero.
func TokenDictionary(tokens *rdd.RDD[ml.Token]) map[ml.Token]int {
	dictionary := map[ml.Token]int{}
	for _, part := range rdd.Glom(rdd.Distinct(tokens)).Collect() {
		for i, token := range part {
			dictionary[token] = i
		}
	}
	return dictionary
}
