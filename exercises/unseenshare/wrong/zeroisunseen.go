//go:build ignore

package unseenshare

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a map answers 0 for what it does not have, so 0 means unseen. One token has that number.
func UnseenShare(tokens *rdd.RDD[ml.Token], dictionary *rdd.Broadcast[map[ml.Token]int]) float64 {
	unseen := tokens.Filter(func(token ml.Token) bool { return dictionary.Value()[token] == 0 })
	return float64(unseen.Count()) / float64(tokens.Count())
}
