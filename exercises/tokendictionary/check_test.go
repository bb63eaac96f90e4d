package tokendictionary

import (
	"strconv"
	"testing"

	"lab/ml"
	"lab/rdd"
	"lab/rdd/event"
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
		t.Errorf("TokenDictionary of %s %v (partitions: %d) has %d entries, expected %d: one for each different token, that is each pair of a field and a value.", shown, first, partitions, len(got), len(different))
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

func TestTokenDictionaryFetchesNoRepetitions(t *testing.T) {
	fetching := map[int]int{} // the last stage of a job that fetches elements, and its job
	fetched := int64(0)
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		switch e := e.(type) {
		case event.JobStart:
			if e.Action == "Collect" && len(e.Stages) > 0 {
				fetching[e.Stages[len(e.Stages)-1].ID] = e.Job
			}
		case event.TaskEnd:
			_, last := fetching[e.Stage]
			if last {
				fetched += e.Metrics.Output
			}
		}
	}))
	defer sc.Close()
	tokens := []ml.Token{}
	for i := 0; i < 3000; i++ {
		tokens = append(tokens, ml.Token{Field: i % 3, Value: strconv.Itoa(i % 4)}) // 3 fields, 4 values
	}
	got := TokenDictionary(rdd.Parallelize(sc, tokens, 4))
	if len(got) != 12 {
		t.Errorf("TokenDictionary of 3000 tokens, 12 of them different, has %d entries, expected 12.", len(got))
	}
	if fetched > 500 {
		t.Errorf("TokenDictionary of 3000 tokens, 12 of them different, fetched %d elements with Collect. Remove the repetitions in the partitions first: of real data there are millions.", fetched)
	}
}
