//go:build !solution

package unseenshare

import (
	"lab/ml"
	"lab/rdd"
)

// UnseenShare returns the share of tokens, from 0 to 1, that the dictionary
// does not have.
func UnseenShare(
	tokens *rdd.RDD[ml.Token], dictionary *rdd.Broadcast[map[ml.Token]int],
) float64 {
	// Your turn: replace this line.
	return -1
}
