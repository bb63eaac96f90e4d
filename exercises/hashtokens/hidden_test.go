package hashtokens

import (
	"fmt"
	"math/rand/v2"
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
