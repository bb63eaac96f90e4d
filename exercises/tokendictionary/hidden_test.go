package tokendictionary

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"lab/ml"
)

func hiddenTokens(random *rand.Rand, n int, values int) []ml.Token {
	tokens := []ml.Token{}
	for i := 0; i < n; i++ {
		tokens = append(tokens, ml.Token{Field: random.IntN(3), Value: strconv.Itoa(random.IntN(values))})
	}
	return tokens
}

func TestTokenDictionaryOnRandomTokens(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 39))
	for partitions := 1; partitions <= 5; partitions++ {
		checkDictionary(t, hiddenTokens(random, 150, 5+4*partitions), partitions)
	}
}
