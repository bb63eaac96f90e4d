//go:build ignore

package hashtokens

import (
	"crypto/md5"
	"slices"
	"strconv"

	"lab/ml"
)

// Misconception: one byte of the sum is enough. There are never more than 256 buckets then.
func HashTokens(tokens []ml.Token, buckets int) ml.SparseVector {
	counts := map[int]float64{}
	for _, token := range tokens {
		text := token.Value + ":" + strconv.Itoa(token.Field)
		bucket := int(md5.Sum([]byte(text))[15]) % buckets
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
