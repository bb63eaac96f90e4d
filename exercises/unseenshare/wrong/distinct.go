//go:build ignore

package unseenshare

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the share of new tokens is taken over different tokens.
func UnseenShare(tokens *rdd.RDD[ml.Token], dictionary *rdd.Broadcast[map[ml.Token]int]) float64 {
	different := rdd.Distinct(tokens)
	unseen := different.Filter(func(token ml.Token) bool {
		_, known := dictionary.Value()[token]
		return !known
	})
	return float64(unseen.Count()) / float64(different.Count())
}
