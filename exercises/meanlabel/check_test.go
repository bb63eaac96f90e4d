package meanlabel

import (
	"math"
	"testing"

	"lab/ml"
	"lab/rdd"
	"lab/rdd/event"
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

func TestMeanLabelFetchesNothing(t *testing.T) {
	fetched := ""
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		job, ok := e.(event.JobStart)
		if ok && (job.Action == "Collect" || job.Action == "ToLocalIterator") {
			fetched = job.Action
		}
	}))
	defer sc.Close()
	got := MeanLabel(rdd.Parallelize(sc, []ml.LabeledPoint{{Label: 2}, {Label: 3}, {Label: 7}}, 2))
	if !(math.Abs(got-4) < 1e-9) {
		t.Errorf("MeanLabel of points with the labels 2, 3 and 7 returned %v, expected 4.", got)
	}
	if fetched != "" {
		t.Errorf("MeanLabel fetched all points with %s, expected none to be fetched: there may be more than fit into one place. Let every partition add up its own, with Map and Reduce.", fetched)
	}
}
