package logloss

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/ml"
	"lab/rdd"
)

func TestMeanLogLossOnRandomPredictions(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(11, 39))
	for partitions := 1; partitions <= 4; partitions++ {
		predictions := []ml.Prediction{}
		product := 0.0 // the logarithm of the probability that all labels had
		for i := 0; i < 20+random.IntN(60); i++ {
			p := 0.001 + 0.998*random.Float64()
			label := float64(random.IntN(2))
			predictions = append(predictions, ml.Prediction{Predicted: p, Label: label})
			product += math.Log(label*p + (1-label)*(1-p))
		}
		want := -product / float64(len(predictions))
		got := MeanLogLoss(rdd.Parallelize(sc, predictions, partitions))
		if !(math.Abs(got-want) < 1e-9) {
			t.Fatalf("MeanLogLoss of %d random predictions (partitions: %d) returned %v, expected %v.", len(predictions), partitions, got, want)
		}
	}
}

func TestMeanLogLossIsLeastForTheTruth(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	loss := func(p float64) float64 {
		predictions := []ml.Prediction{}
		for i := 0; i < 40; i++ {
			label := 0.0
			if i%4 == 0 {
				label = 1
			}
			predictions = append(predictions, ml.Prediction{Predicted: p, Label: label})
		}
		return MeanLogLoss(rdd.Parallelize(sc, predictions, 3))
	}
	// A quarter are clicks.
	for _, p := range []float64{0, 0.1, 0.2, 0.3, 0.5, 0.9} {
		if !(loss(p) > loss(0.25)) {
			t.Errorf("MeanLogLoss of always saying %v is %v, of always saying 0.25 it is %v, where a quarter of the labels are 1. Expected the second to be the smallest of all.", p, loss(p), loss(0.25))
			return
		}
	}
}
