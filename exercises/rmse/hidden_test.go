package rmse

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/ml"
	"lab/rdd"
)

func TestRMSEIsZeroOnlyWithoutErrors(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	right := []ml.Prediction{{Predicted: 4.0, Label: 4.0}, {Predicted: -1.5, Label: -1.5}, {Predicted: 0.0, Label: 0.0}}
	got := RMSE(rdd.Parallelize(sc, right, 2))
	if got != 0 {
		t.Errorf("RMSE of predictions that are all right returned %v, expected 0.", got)
	}
	balanced := []ml.Prediction{{Predicted: 5.0, Label: 4.0}, {Predicted: 3.0, Label: 4.0}}
	got = RMSE(rdd.Parallelize(sc, balanced, 2))
	if !(math.Abs(got-1) < 1e-9) {
		t.Errorf("RMSE of one prediction that is 1 too large and one that is 1 too small returned %v, expected 1: errors must not cancel each other.", got)
	}
}

func TestRMSEOnRandomPredictions(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(41, 2011))
	for partitions := 1; partitions <= 5; partitions++ {
		predictions := []ml.Prediction{}
		sum := 0.0
		for range 3 + random.IntN(40) {
			predicted := 100 * random.Float64()
			actual := float64(random.IntN(90))
			predictions = append(predictions, ml.Prediction{Predicted: predicted, Label: actual})
			sum += (actual - predicted) * (actual - predicted)
		}
		want := math.Sqrt(sum / float64(len(predictions)))
		got := RMSE(rdd.Parallelize(sc, predictions, partitions))
		if !(math.Abs(got-want) < 1e-9*want) {
			t.Fatalf("RMSE of %d random predictions (partitions: %d) returned %v, expected %v.", len(predictions), partitions, got, want)
		}
	}
}
