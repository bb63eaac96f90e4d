package unseenshare

import (
	"math/rand/v2"
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
	fetching := map[int]int{}
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
	for i := 0; i < 2000; i++ {
		tokens = append(tokens, ml.Token{Field: 0, Value: strconv.Itoa(i % 10)})
	}
	dictionary := map[ml.Token]int{{Field: 0, Value: "3"}: 0}
	got := UnseenShare(rdd.Parallelize(sc, tokens, 4), rdd.NewBroadcast(sc, dictionary))
	if got < 0.89 || got > 0.91 {
		t.Errorf("UnseenShare of 2000 tokens, 1800 of them not in the dictionary, returned %v, expected 0.9.", got)
	}
	if fetched > 100 {
		t.Errorf("UnseenShare of 2000 tokens fetched %d elements with Collect, expected the tokens to stay where they are: count them there.", fetched)
	}
}
