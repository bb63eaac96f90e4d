package baserate

import (
	"math"
	"math/rand/v2"
	"testing"
)

func hiddenLabels(random *rand.Rand, n int) []float64 {
	labels := []float64{0, 1}
	for len(labels) < n {
		labels = append(labels, float64(random.IntN(5)/4))
	}
	return labels
}

func hiddenOnes(labels []float64) float64 {
	ones := 0.0
	for _, label := range labels {
		ones += label
	}
	return ones
}

func TestBaseRateOnRandomPoints(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 39))
	for partitions := 1; partitions <= 4; partitions++ {
		train := hiddenLabels(random, 20+random.IntN(30))
		other := hiddenLabels(random, 10+random.IntN(30))
		rate := hiddenOnes(train) / float64(len(train))
		clicked := hiddenOnes(other)
		loss := -(clicked*math.Log(rate) + (float64(len(other))-clicked)*math.Log(1-rate)) / float64(len(other))
		checkBaseRate(t, train, other, partitions, rate, loss)
	}
}

func TestBaseRateLossOnItsOwnDataIsTheEntropy(t *testing.T) {
	labels := hiddenLabels(rand.New(rand.NewPCG(13, 39)), 50)
	q := hiddenOnes(labels) / 50
	checkBaseRate(t, labels, labels, 3, q, -q*math.Log(q)-(1-q)*math.Log(1-q))
}
