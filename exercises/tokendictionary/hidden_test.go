package tokendictionary

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"lab/ml"
	"lab/rdd"
	"lab/rdd/event"
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
	tokens := hiddenTokens(rand.New(rand.NewPCG(7, 39)), 3000, 4)
	got := TokenDictionary(rdd.Parallelize(sc, tokens, 4))
	if len(got) != 12 {
		t.Errorf("TokenDictionary of 3000 tokens, 12 of them different, has %d entries, expected 12.", len(got))
	}
	if fetched > 500 {
		t.Errorf("TokenDictionary of 3000 tokens, 12 of them different, fetched %d elements with Collect. Remove the repetitions in the partitions first: of real data there are millions.", fetched)
	}
}
