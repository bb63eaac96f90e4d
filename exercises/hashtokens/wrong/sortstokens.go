//go:build ignore

package hashtokens

import (
	"crypto/md5"
	"slices"
	"strconv"

	"lab/ml"
)

// Misconception: tokens have to be sorted before they are counted, and the slice is one's own.
func HashTokens(tokens []ml.Token, buckets int) ml.SparseVector {
	of := func(token ml.Token) int {
		bucket := 0
		for _, b := range md5.Sum([]byte(token.Value + ":" + strconv.Itoa(token.Field))) {
			bucket = (bucket*256 + int(b)) % buckets
		}
		return bucket
	}
	slices.SortFunc(tokens, func(a, b ml.Token) int { return of(a) - of(b) })
	indices := []int{}
	values := []float64{}
	for _, token := range tokens {
		bucket := of(token)
		if len(indices) > 0 && indices[len(indices)-1] == bucket {
			values[len(values)-1]++
			continue
		}
		indices = append(indices, bucket)
		values = append(values, 1)
	}
	return ml.NewSparse(buckets, indices, values)
}
