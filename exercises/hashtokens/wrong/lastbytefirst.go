//go:build ignore

package hashtokens

import (
	"crypto/md5"
	"slices"
	"strconv"

	"lab/ml"
)

// Misconception: the last byte counts most.
func HashTokens(tokens []ml.Token, buckets int) ml.SparseVector {
	counts := map[int]float64{}
	for _, token := range tokens {
		text := token.Value + ":" + strconv.Itoa(token.Field)
		bucket := 0
		sum := md5.Sum([]byte(text))
		for i := len(sum) - 1; i >= 0; i-- {
			bucket = (bucket*256 + int(sum[i])) % buckets
		}
		counts[bucket]++
	}
	indices := []int{}
	for bucket := range counts {
		indices = append(indices, bucket)
	}
	slices.Sort(indices)
	values := []float64{}
	for _, bucket := range indices {
		values = append(values, counts[bucket])
	}
	return ml.NewSparse(buckets, indices, values)
}
