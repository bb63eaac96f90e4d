package meanlabel

import (
	"math"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// checkMeanLabel compares the mean of points with these labels with the expected one.
func checkMeanLabel(t *testing.T, labels []float64, partitions int, want float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	points := []ml.LabeledPoint{}
	for _, label := range labels {
		points = append(points, ml.LabeledPoint{Label: label, Features: []float64{100, 200}})
	}
	got := MeanLabel(rdd.Parallelize(sc, points, partitions))
	if !(math.Abs(got-want) < 1e-9) {
		t.Errorf("MeanLabel of points with the labels %v (partitions: %d) returned %v, expected %v: the sum of all labels divided by their number.", labels, partitions, got, want)
	}
}

func TestMeanLabelOfAFewPoints(t *testing.T) {
	checkMeanLabel(t, []float64{50, 60, 70}, 1, 60)
	checkMeanLabel(t, []float64{1, 2}, 1, 1.5)
}

func TestMeanLabelOfUnevenPartitions(t *testing.T) {
	checkMeanLabel(t, []float64{10, 1, 1, 1, 4}, 2, 3.4)
	checkMeanLabel(t, []float64{0, 0, 7}, 5, 7.0/3.0)
}
