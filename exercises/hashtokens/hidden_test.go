package hashtokens

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"lab/ml"
)

func hiddenTokens(random *rand.Rand, n int) []ml.Token {
	tokens := []ml.Token{}
	for i := 0; i < n; i++ {
		tokens = append(tokens, ml.Token{Field: i, Value: fmt.Sprintf("%x", random.Uint32())})
	}
	return tokens
}

func TestHashTokensOnRandomTokens(t *testing.T) {
	random := rand.New(rand.NewPCG(19, 39))
	for _, buckets := range []int{7, 10, 16, 100, 1000} {
		checkHash(t, hiddenTokens(random, 39), buckets)
	}
}

func TestHashTokensWithManyBuckets(t *testing.T) {
	random := rand.New(rand.NewPCG(20, 39))
	checkHash(t, hiddenTokens(random, 39), 32768)
	checkHash(t, hiddenTokens(random, 39), 1000003)
}

func TestHashTokensChangesNothing(t *testing.T) {
	tokens := hiddenTokens(rand.New(rand.NewPCG(21, 39)), 12)
	before := slices.Clone(tokens)
	got := HashTokens(tokens, 5)
	if got.Size != 5 {
		t.Errorf("HashTokens of 12 tokens and 5 buckets returned a vector of the size %d, expected 5.", got.Size)
	}
	if !slices.Equal(tokens, before) {
		t.Errorf("HashTokens changed the tokens from %v to %v. They belong to the data set: leave them as they are.", before, tokens)
	}
}
