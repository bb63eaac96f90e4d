package shiftlabels

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"lab/ml"
	"lab/rdd"
)

func TestShiftLabelsOnRandomPoints(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(8, 1953))
	for partitions := 1; partitions <= 5; partitions++ {
		points := []ml.LabeledPoint{}
		want := map[float64]float64{} // new label by feature, which tells the points apart
		smallest := math.Inf(1)
		for range 30 {
			label := float64(random.IntN(400)) - 200
			smallest = math.Min(smallest, label)
			points = append(points, ml.LabeledPoint{Label: label, Features: []float64{random.Float64()}})
		}
		for _, p := range points {
			want[p.Features[0]] = p.Label - smallest
		}
		shifted := ShiftLabels(rdd.Parallelize(sc, points, partitions))
		if shifted == nil {
			t.Fatalf("ShiftLabels returned nil, expected an RDD of points.")
		}
		got := shifted.Collect()
		if len(got) != len(points) {
			t.Fatalf("ShiftLabels of %d points (partitions: %d) has %d points, expected as many as before.", len(points), partitions, len(got))
		}
		for _, p := range got {
			if len(p.Features) != 1 {
				t.Fatalf("ShiftLabels returned a point with the features %v, expected one feature as before.", p.Features)
			}
			label, known := want[p.Features[0]]
			if !known {
				t.Fatalf("ShiftLabels returned a point with the feature %v, which no point had before.", p.Features[0])
			}
			if !(math.Abs(p.Label-label) <= 1e-9) { // also where it is no number
				t.Fatalf("ShiftLabels (partitions: %d) gives a point the label %v, expected %v: the smallest of all labels is %v.", partitions, p.Label, label, smallest)
			}
		}
	}
}

func TestShiftLabelsLeavesItsInputAlone(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	points := rdd.Parallelize(sc, []ml.LabeledPoint{
		{Label: 7, Features: []float64{1, 2}},
		{Label: 5, Features: []float64{3, 4}},
		{Label: 9, Features: []float64{5, 6}},
	}, 2).Cache()
	shifted := ShiftLabels(points)
	if shifted == nil {
		t.Fatalf("ShiftLabels returned nil, expected an RDD of points.")
	}
	labels := []float64{}
	for _, p := range shifted.Collect() {
		labels = append(labels, p.Label)
	}
	slices.Sort(labels)
	if !slices.Equal(labels, []float64{0, 2, 4}) {
		t.Errorf("ShiftLabels of points with the labels 7, 5, 9 has the labels %v (sorted here), expected [0 2 4].", labels)
	}
	sum := 0.0
	for _, p := range points.Collect() {
		sum += p.Label
		for _, x := range p.Features {
			sum += 100 * x
		}
	}
	if sum != 21+2100 {
		t.Errorf("After ShiftLabels the points that it was given are changed too. An RDD is never changed: return a new one.")
	}
}
