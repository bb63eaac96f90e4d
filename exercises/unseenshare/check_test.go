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
func checkShare(t *testing.T, tokens []ml.Token, partitions int, dictionary map[ml.Token]int, want float64, why string) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	got := UnseenShare(rdd.Parallelize(sc, tokens, partitions), rdd.NewBroadcast(sc, dictionary))
	if got == 0 && want > 0 {
		why += ". If yours are two counts, they are whole numbers, and so is what division leaves of them: make them float64 before you divide"
	}
	if !(math.Abs(got-want) < 1e-9) {
		t.Errorf("UnseenShare of %d tokens that begin with %v (partitions: %d) and the dictionary %v returned %v, expected %v: %s.", len(tokens), tokens[:min(5, len(tokens))], partitions, dictionary, got, want, why)
	}
}

func TestUnseenShareOfAFewTokens(t *testing.T) {
	owl := ml.Token{Field: 0, Value: "owl"}
	wood := ml.Token{Field: 1, Value: "wood"}
	dictionary := map[ml.Token]int{owl: 0, wood: 1}
	checkShare(t, []ml.Token{owl, {Field: 0, Value: "fox"}, {Field: 1, Value: "sea"}, wood}, 2, dictionary, 0.5, "the dictionary does not have two of these four. It does have the owl, whose number is 0")
	checkShare(t, []ml.Token{wood, owl, owl}, 2, dictionary, 0, "the dictionary has all of them")
	checkShare(t, []ml.Token{{Field: 1, Value: "owl"}}, 1, dictionary, 1, "the dictionary has an owl in field 0 and none in field 1, and a token is its field together with its value")
}

func TestUnseenShareCountsEveryOccurrence(t *testing.T) {
	owl := ml.Token{Field: 0, Value: "owl"}
	fox := ml.Token{Field: 0, Value: "fox"}
	dictionary := map[ml.Token]int{owl: 0}
	// Three of these four tokens are foxes, though there is only one new token among them.
	checkShare(t, []ml.Token{fox, fox, owl, fox}, 3, dictionary, 0.75, "three of the four are new, a token that comes three times counting three times")
	checkShare(t, []ml.Token{owl, owl, owl, fox}, 1, dictionary, 0.25, "one of the four is new, a token that comes three times counting three times")
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
