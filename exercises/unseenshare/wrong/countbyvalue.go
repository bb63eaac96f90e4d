//go:build ignore

package unseenshare

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a count for each token is a number.
func UnseenShare(
	tokens *rdd.RDD[ml.Token], dictionary *rdd.Broadcast[map[ml.Token]int],
) float64 {
	unseen, all := 0.0, 0.0
	for token, n := range rdd.CountByValue(tokens) {
		_, known := dictionary.Value()[token]
		if !known {
			unseen += float64(n)
		}
		all += float64(n)
	}
	return unseen / all
}
