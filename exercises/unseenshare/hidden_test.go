package unseenshare

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"lab/ml"
	"lab/rdd"
	"lab/rdd/event"
)

func TestUnseenShareOnRandomTokens(t *testing.T) {
	random := rand.New(rand.NewPCG(10, 39))
	for partitions := 1; partitions <= 4; partitions++ {
		dictionary := map[ml.Token]int{}
		for value := 0; value < 5; value++ {
			dictionary[ml.Token{Field: 0, Value: strconv.Itoa(value)}] = value
		}
		tokens := []ml.Token{}
		unseen := 0
		for i := 0; i < 30+random.IntN(50); i++ {
			value := random.IntN(7)
			tokens = append(tokens, ml.Token{Field: 0, Value: strconv.Itoa(value)})
			if value >= 5 {
				unseen++
			}
		}
		checkShare(t, tokens, partitions, dictionary, float64(unseen)/float64(len(tokens)))
	}
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
