package onehot

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"lab/ml"
)

func TestOneHotOnRandomTokens(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 39))
	for round := 0; round < 6; round++ {
		dictionary := map[ml.Token]int{}
		known := []ml.Token{}
		numbers := random.Perm(20 + random.IntN(20))
		for i, number := range numbers {
			token := ml.Token{Field: i % 4, Value: strconv.Itoa(i / 4)}
			dictionary[token] = number
			known = append(known, token)
		}
		tokens := []ml.Token{}
		want := []int{}
		for i, token := range known {
			if random.IntN(3) > 0 {
				continue
			}
			tokens = append(tokens, token)
			want = append(want, numbers[i])
			if random.IntN(3) == 0 {
				tokens = append(tokens, ml.Token{Field: 9, Value: token.Value})
			}
		}
		random.Shuffle(len(tokens), func(i, j int) { tokens[i], tokens[j] = tokens[j], tokens[i] })
		slices.Sort(want)
		checkOneHot(t, tokens, dictionary, want)
	}
}
