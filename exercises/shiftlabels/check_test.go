package shiftlabels

import (
	"fmt"
	"slices"
	"testing"

	"lab/ml"
	"lab/rdd"
)

func TestShiftLabelsBeginsAtZero(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	points := []ml.LabeledPoint{
		{Label: 1950, Features: []float64{0.5}},
		{Label: 1922, Features: []float64{0.25}},
		{Label: 2011, Features: []float64{1}},
		{Label: 1922, Features: []float64{0}},
	}
	shifted := ShiftLabels(rdd.Parallelize(sc, points, 2))
	if shifted == nil {
		t.Fatalf("ShiftLabels returned nil, expected an RDD of points: return what Map gives you.")
	}
	got := []float64{}
	for _, p := range shifted.Collect() {
		got = append(got, p.Label)
	}
	slices.Sort(got)
	want := []float64{0, 0, 28, 89}
	if !slices.Equal(got, want) {
		t.Errorf("ShiftLabels of points with the labels 1950, 1922, 2011 and 1922 has the labels %v (sorted here), expected %v: 1922, the smallest, is subtracted from each.", got, want)
	}
}

func TestShiftLabelsKeepsFeatures(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	points := []ml.LabeledPoint{
		{Label: 1975, Features: []float64{0.5, 0.125}},
		{Label: 1970, Features: []float64{0.75, 1}},
	}
	shifted := ShiftLabels(rdd.Parallelize(sc, points, 2))
	if shifted == nil {
		t.Fatalf("ShiftLabels returned nil, expected an RDD of points.")
	}
	want := map[string]float64{"[0.5 0.125]": 5, "[0.75 1]": 0}
	for _, p := range shifted.Collect() {
		label, known := want[fmt.Sprint(p.Features)]
		if !known {
			t.Errorf("ShiftLabels changed the features: a point has %v, expected [0.5 0.125] and [0.75 1] as before.", p.Features)
		} else if p.Label != label {
			t.Errorf("ShiftLabels of points with the labels 1975 and 1970, in two partitions, gives the point with the features %v the label %v, expected %v: 1970, the smallest of all, is subtracted from each.", p.Features, p.Label, label)
		}
	}
}
