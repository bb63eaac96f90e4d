//go:build ignore

package hashtokens

import (
	"crypto/md5"
	"slices"
	"strconv"

	"lab/ml"
)

// Misconception: the first eight bytes are enough.
func HashTokens(tokens []ml.Token, buckets int) ml.SparseVector {
	counts := map[int]float64{}
	for _, token := range tokens {
		text := token.Value + ":" + strconv.Itoa(token.Field)
		sum := md5.Sum([]byte(text))
		bucket := 0
		for _, b := range sum[:8] {
			bucket = (bucket*256 + int(b)) % buckets
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
