//go:build ignore

package unseenshare

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a value that is known in any field is known.
func UnseenShare(tokens *rdd.RDD[ml.Token], dictionary *rdd.Broadcast[map[ml.Token]int]) float64 {
	unseen := tokens.Filter(func(token ml.Token) bool {
		for known := range dictionary.Value() {
			if known.Value == token.Value {
				return false
			}
		}
		return true
	})
	return float64(unseen.Count()) / float64(tokens.Count())
}
