package threeheaps

import (
	"testing"

	"lab/ml"
	"lab/rdd"
)

// numberedPoints returns n points whose labels are their numbers.
func numberedPoints(n int) []ml.LabeledPoint {
	points := []ml.LabeledPoint{}
	for i := range n {
		points = append(points, ml.LabeledPoint{Label: float64(i), Features: []float64{float64(i) / 2}})
	}
	return points
}

// dealtOut counts on how many heaps each label is, and returns the sizes of the heaps, too.
func dealtOut(t *testing.T, points *rdd.RDD[ml.LabeledPoint], seed int64) (map[float64]int, []int) {
	t.Helper()
	train, validation, test := ThreeHeaps(points, seed)
	if train == nil || validation == nil || test == nil {
		t.Fatalf("ThreeHeaps returned nil for at least one heap, expected three RDDs: return what RandomSplit gives you.")
	}
	found := map[float64]int{}
	sizes := []int{}
	for _, heap := range []*rdd.RDD[ml.LabeledPoint]{train, validation, test} {
		labels := heap.Collect()
		sizes = append(sizes, len(labels))
		for _, p := range labels {
			found[p.Label]++
		}
	}
	return found, sizes
}

func TestThreeHeapsLosesAndDoublesNothing(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	found, _ := dealtOut(t, rdd.Parallelize(sc, numberedPoints(300), 3), 5)
	for i := range 300 {
		if found[float64(i)] != 1 {
			t.Fatalf("ThreeHeaps of 300 points with the seed 5: the point with the label %d is on %d heaps, expected exactly one.", i, found[float64(i)])
		}
	}
}

func TestThreeHeapsOfTheRightSizes(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	_, sizes := dealtOut(t, rdd.Parallelize(sc, numberedPoints(2000), 4), 11)
	if sizes[0] < 1500 || sizes[0] > 1700 || sizes[1] < 130 || sizes[1] > 270 || sizes[2] < 130 || sizes[2] > 270 {
		t.Errorf("ThreeHeaps of 2000 points has %d, %d and %d points for training, validation and test, expected about 1600, 200 and 200.", sizes[0], sizes[1], sizes[2])
	}
}
