//go:build ignore

package unseenshare

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: dividing two counts gives a fraction.
func UnseenShare(tokens *rdd.RDD[ml.Token], dictionary *rdd.Broadcast[map[ml.Token]int]) float64 {
	unseen := tokens.Filter(func(token ml.Token) bool {
		_, known := dictionary.Value()[token]
		return !known
	})
	return float64(unseen.Count() / tokens.Count())
}
