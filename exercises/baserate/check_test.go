package baserate

import (
	"math"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// checkPoints makes points with the given labels, in so many partitions.
func checkPoints(sc *rdd.Context, labels []float64, partitions int) *rdd.RDD[ml.SparsePoint] {
	points := []ml.SparsePoint{}
	for i, label := range labels {
		points = append(points, ml.SparsePoint{Label: label, Features: ml.NewSparse(3, []int{i % 3}, []float64{1})})
	}
	return rdd.Parallelize(sc, points, partitions)
}

// checkBaseRate compares the rate of one list of labels and its loss on another one with what they should be.
func checkBaseRate(t *testing.T, train []float64, other []float64, partitions int, wantRate float64, wantLoss float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	rate, loss := BaseRate(checkPoints(sc, train, partitions), checkPoints(sc, other, partitions))
	if !(math.Abs(rate-wantRate) < 1e-9) {
		t.Errorf("BaseRate with the labels %v in train and %v in other (partitions: %d) returned the rate %v, expected %v: the share of ones in train.", train, other, partitions, rate, wantRate)
	}
	if !(math.Abs(loss-wantLoss) < 1e-9) {
		t.Errorf("BaseRate with the labels %v in train and %v in other (partitions: %d) returned the loss %v, expected %v: the mean log loss on other of always saying %v.", train, other, partitions, loss, wantLoss, wantRate)
	}
}

func TestBaseRateIsLearnedFromTraining(t *testing.T) {
	checkBaseRate(t, []float64{1, 0, 0, 0}, []float64{1, 0}, 2, 0.25, (-math.Log(0.25)-math.Log(0.75))/2)
	checkBaseRate(t, []float64{1, 0, 1}, []float64{0, 0, 0, 0}, 2, 2.0/3.0, math.Log(3))
}

func TestBaseRateLossIsOfTheOtherData(t *testing.T) {
	checkBaseRate(t, []float64{0, 0, 0, 1}, []float64{1}, 1, 0.25, 2*math.Ln2)
	checkBaseRate(t, []float64{1, 0}, []float64{1, 1, 0}, 1, 0.5, math.Ln2)
}
