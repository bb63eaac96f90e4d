//go:build ignore

package unseenshare

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the other share.
func UnseenShare(tokens *rdd.RDD[ml.Token], dictionary *rdd.Broadcast[map[ml.Token]int]) float64 {
	seen := tokens.Filter(func(token ml.Token) bool {
		_, known := dictionary.Value()[token]
		return known
	})
	return float64(seen.Count()) / float64(tokens.Count())
}
