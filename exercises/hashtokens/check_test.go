package hashtokens

import (
	"crypto/md5"
	"math/big"
	"slices"
	"strconv"
	"testing"

	"lab/ml"
)

// checkHash compares the vector of some tokens with one that is computed with large numbers.
func checkHash(t *testing.T, tokens []ml.Token, buckets int) {
	t.Helper()
	dense := map[int]float64{}
	indices := []int{}
	texts := []string{}
	for _, token := range tokens {
		text := token.Value + ":" + strconv.Itoa(token.Field)
		texts = append(texts, text)
		sum := md5.Sum([]byte(text))
		number := new(big.Int).SetBytes(sum[:])
		bucket := int(number.Mod(number, big.NewInt(int64(buckets))).Int64())
		if dense[bucket] == 0 {
			indices = append(indices, bucket)
		}
		dense[bucket]++
	}
	slices.Sort(indices)
	values := []float64{}
	for _, bucket := range indices {
		values = append(values, dense[bucket])
	}
	got := HashTokens(tokens, buckets)
	if got.Size != buckets {
		t.Errorf("HashTokens(%v, %d) has the size %d, expected %d: one coordinate for each bucket.", tokens, buckets, got.Size, buckets)
		return
	}
	if !slices.Equal(got.Indices, indices) {
		t.Errorf("HashTokens(%v, %d) has the indices %v, expected %v: the MD5 sums of the texts %q, each as a large number modulo %d, ascending.", tokens, buckets, got.Indices, indices, texts, buckets)
		return
	}
	if !slices.Equal(got.Values, values) {
		t.Errorf("HashTokens(%v, %d) has the values %v, expected %v: how many tokens fall into each of the buckets %v.", tokens, buckets, got.Values, values, indices)
	}
}

func TestHashTokensOfSingleTokens(t *testing.T) {
	for _, token := range []ml.Token{{Field: 0, Value: "owl"}, {Field: 1, Value: "owl"}, {Field: 12, Value: "wood"}, {Field: 3, Value: ""}} {
		checkHash(t, []ml.Token{token}, 100)
	}
}

func TestHashTokensCountsCollisions(t *testing.T) {
	tokens := []ml.Token{{Field: 0, Value: "owl"}, {Field: 1, Value: "wood"}, {Field: 2, Value: "mouse"}, {Field: 3, Value: "night"}, {Field: 4, Value: "brown"}}
	checkHash(t, tokens, 2)
	checkHash(t, tokens, 3)
	checkHash(t, tokens, 1)
}

func TestHashTokensChangesNothing(t *testing.T) {
	tokens := []ml.Token{{Field: 0, Value: "owl"}, {Field: 1, Value: "wood"}, {Field: 2, Value: "mouse"}, {Field: 3, Value: "night"}, {Field: 4, Value: "brown"}}
	before := slices.Clone(tokens)
	checkHash(t, tokens, 5)
	if !slices.Equal(tokens, before) {
		t.Errorf("HashTokens changed the tokens from %v to %v. They belong to the data set: sort a list of your own, such as the buckets.", before, tokens)
	}
}
