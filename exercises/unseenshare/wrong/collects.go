//go:build ignore

package unseenshare

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: what is to be counted has to be fetched first.
func UnseenShare(tokens *rdd.RDD[ml.Token], dictionary *rdd.Broadcast[map[ml.Token]int]) float64 {
	unseen := 0
	all := tokens.Collect()
	for _, token := range all {
		_, known := dictionary.Value()[token]
		if !known {
			unseen++
		}
	}
	return float64(unseen) / float64(len(all))
}
