package unseenshare

import (
	"math"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// checkShare compares the share of unseen tokens with the expected one.
func checkShare(t *testing.T, tokens []ml.Token, partitions int, dictionary map[ml.Token]int, want float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	got := UnseenShare(rdd.Parallelize(sc, tokens, partitions), rdd.NewBroadcast(sc, dictionary))
	if !(math.Abs(got-want) < 1e-9) {
		t.Errorf("UnseenShare of %d tokens that begin with %v (partitions: %d) and the dictionary %v returned %v, expected %v.", len(tokens), tokens[:min(5, len(tokens))], partitions, dictionary, got, want)
	}
}

func TestUnseenShareOfAFewTokens(t *testing.T) {
	owl := ml.Token{Field: 0, Value: "owl"}
	wood := ml.Token{Field: 1, Value: "wood"}
	dictionary := map[ml.Token]int{owl: 0, wood: 1}
	checkShare(t, []ml.Token{owl, {Field: 0, Value: "fox"}, {Field: 1, Value: "sea"}, wood}, 2, dictionary, 0.5)
	checkShare(t, []ml.Token{wood, owl, owl}, 2, dictionary, 0)
	checkShare(t, []ml.Token{{Field: 1, Value: "owl"}}, 1, dictionary, 1)
}

func TestUnseenShareCountsEveryOccurrence(t *testing.T) {
	owl := ml.Token{Field: 0, Value: "owl"}
	fox := ml.Token{Field: 0, Value: "fox"}
	dictionary := map[ml.Token]int{owl: 0}
	// Three of these four tokens are foxes, though there is only one new token among them.
	checkShare(t, []ml.Token{fox, fox, owl, fox}, 3, dictionary, 0.75)
	checkShare(t, []ml.Token{owl, owl, owl, fox}, 1, dictionary, 0.25)
}
