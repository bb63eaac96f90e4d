package tokendictionary

import (
	"testing"

	"lab/ml"
	"lab/rdd"
)

// checkDictionary wants every token in the dictionary and every number from 0 once, whichever token has it.
func checkDictionary(t *testing.T, tokens []ml.Token, partitions int) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	different := map[ml.Token]bool{}
	for _, token := range tokens {
		different[token] = true
	}
	shown := "the tokens"
	if len(tokens) > 8 {
		shown = "tokens that begin with"
	}
	got := TokenDictionary(rdd.Parallelize(sc, tokens, partitions))
	first := tokens[:min(8, len(tokens))]
	if len(got) != len(different) {
		t.Errorf("TokenDictionary of %s %v (partitions: %d) has %d entries, expected %d: one for each different token.", shown, first, partitions, len(got), len(different))
	}
	taken := map[int]ml.Token{}
	for token, number := range got {
		if !different[token] {
			t.Errorf("TokenDictionary of %s %v (partitions: %d) has an entry for %v, which is not among the tokens.", shown, first, partitions, token)
			return
		}
		other, twice := taken[number]
		if twice {
			t.Errorf("TokenDictionary of %s %v (partitions: %d) gives the number %d both to %v and to %v. Each needs a coordinate of its own.", shown, first, partitions, number, token, other)
			return
		}
		taken[number] = token
		if number < 0 || number >= len(different) {
			t.Errorf("TokenDictionary of %s %v (partitions: %d) gives the number %d to %v, expected numbers from 0 to %d: they are positions in a vector of %d coordinates.", shown, first, partitions, number, token, len(different)-1, len(different))
			return
		}
	}
}

func TestTokenDictionaryHasEveryTokenOnce(t *testing.T) {
	checkDictionary(t, []ml.Token{{Field: 0, Value: "owl"}, {Field: 1, Value: "wood"}, {Field: 0, Value: "owl"}, {Field: 0, Value: "wood"}}, 2)
	checkDictionary(t, []ml.Token{{Field: 4, Value: ""}, {Field: 5, Value: ""}, {Field: 4, Value: ""}}, 3)
}

func TestTokenDictionaryNumbersWithoutAGap(t *testing.T) {
	a := ml.Token{Field: 0, Value: "a"}
	b := ml.Token{Field: 0, Value: "b"}
	c := ml.Token{Field: 1, Value: "a"}
	checkDictionary(t, []ml.Token{a, a, a, b, b, c}, 1)
	checkDictionary(t, []ml.Token{a, b, c, c, b, a}, 6)
}
