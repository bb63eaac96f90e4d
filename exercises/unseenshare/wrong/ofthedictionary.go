//go:build ignore

package unseenshare

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the share is one of the dictionary.
func UnseenShare(tokens *rdd.RDD[ml.Token], dictionary *rdd.Broadcast[map[ml.Token]int]) float64 {
	unseen := tokens.Filter(func(token ml.Token) bool {
		_, known := dictionary.Value()[token]
		return !known
	})
	return float64(unseen.Count()) / float64(len(dictionary.Value()))
}
