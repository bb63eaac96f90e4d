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
		guess := ""
		if len(tokens) == 1 && len(got.Indices) == 1 {
			guess = checkGuess(tokens[0], buckets, got.Indices[0])
		}
		t.Errorf("HashTokens(%v, %d) has the indices %v, expected %v: the MD5 sums of the texts %q, each as a large number modulo %d, ascending.%s", tokens, buckets, got.Indices, indices, texts, buckets, guess)
		return
	}
	if !slices.Equal(got.Values, values) {
		t.Errorf("HashTokens(%v, %d) has the values %v, expected %v: how many tokens fall into each of the buckets %v. Each token counts 1, whatever its field.", tokens, buckets, got.Values, values, indices)
	}
}

// checkGuess says what may have led to a wrong bucket, or nothing.
func checkGuess(token ml.Token, buckets int, got int) string {
	field := strconv.Itoa(token.Field)
	sum := md5.Sum([]byte(token.Value + ":" + field))
	backwards := slices.Clone(sum[:])
	slices.Reverse(backwards)
	value := md5.Sum([]byte(token.Value))
	fieldFirst := md5.Sum([]byte(field + ":" + token.Value))
	whole := 0
	for _, b := range sum {
		whole = whole*256 + int(b)
	}
	whole %= buckets
	if got == whole || got == whole+buckets {
		return " That is what comes of a remainder that is taken once, at the end: a number of 16 bytes does not fit into an int, so take the remainder after each byte."
	}
	for _, guess := range []struct {
		bytes []byte
		how   string
	}{
		{value[:], "the value alone. The field belongs to the text: the same name in another field is another token"},
		{fieldFirst[:], "the field before the value. The value comes first"},
		{backwards, "the last byte as the most significant. The first one is"},
		{sum[:8], "the first 8 bytes. There are 16"},
		{sum[8:], "the last 8 bytes. There are 16"},
		{sum[:1], "the first byte alone. There are 16"},
		{sum[15:], "the last byte alone. There are 16, and of one byte no more than 256 buckets can come"},
	} {
		number := new(big.Int).SetBytes(guess.bytes)
		if number.Mod(number, big.NewInt(int64(buckets))).Int64() == int64(got) {
			return " That is what comes of " + guess.how + "."
		}
	}
	return ""
}

func TestHashTokensOfSingleTokens(t *testing.T) {
	for _, token := range []ml.Token{{Field: 0, Value: "owl"}, {Field: 1, Value: "owl"}, {Field: 12, Value: "wood"}, {Field: 3, Value: ""}} {
		checkHash(t, []ml.Token{token}, 1000)
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
