package unseenshare

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"lab/ml"
	"lab/rdd"
	"lab/rdd/event"
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

func TestUnseenShareFetchesNoTokens(t *testing.T) {
	fetching := map[int]string{} // the last stage of a job that fetches elements, and its action
	fetched := map[string]int64{}
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		switch e := e.(type) {
		case event.JobStart:
			if slices.Contains([]string{"Collect", "CollectAsMap", "CountByValue", "Take"}, e.Action) && len(e.Stages) > 0 {
				fetching[e.Stages[len(e.Stages)-1].ID] = e.Action
			}
		case event.TaskEnd:
			action, last := fetching[e.Stage]
			if last {
				fetched[action] += e.Metrics.Output
			}
		}
	}))
	defer sc.Close()
	tokens := []ml.Token{}
	for i := 0; i < 2000; i++ {
		tokens = append(tokens, ml.Token{Field: 0, Value: strconv.Itoa(i % 10)})
	}
	dictionary := map[ml.Token]int{{Field: 0, Value: "3"}: 0}
	got := UnseenShare(rdd.Parallelize(sc, tokens, 4), rdd.NewBroadcast(sc, dictionary))
	if got < 0.89 || got > 0.91 {
		t.Errorf("UnseenShare of 2000 tokens, 1800 of them not in the dictionary, returned %v, expected 0.9.", got)
	}
	for action, n := range fetched {
		if n > 100 {
			t.Errorf("UnseenShare of 2000 tokens sent %d of them through %s, which brings tokens back, be it once for each different one. Only numbers should come: count what Filter leaves.", n, action)
		}
	}
}
