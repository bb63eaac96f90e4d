package threeheaps

import (
	"slices"
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

// checkLabels returns the labels of a heap, sorted.
func checkLabels(heap *rdd.RDD[ml.LabeledPoint]) []float64 {
	labels := []float64{}
	for _, p := range heap.Collect() {
		labels = append(labels, p.Label)
	}
	slices.Sort(labels)
	return labels
}

func TestThreeHeapsFollowTheSeed(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	points := rdd.Parallelize(sc, numberedPoints(400), 2)
	first, _, _ := ThreeHeaps(points, 3)
	again, _, _ := ThreeHeaps(points, 3)
	other, _, _ := ThreeHeaps(points, 4)
	if first == nil || again == nil || other == nil {
		t.Fatalf("ThreeHeaps returned nil, expected three RDDs.")
	}
	if !slices.Equal(checkLabels(first), checkLabels(again)) {
		t.Errorf("ThreeHeaps called twice with the seed 3 dealt the training points differently, expected the same heap: results must be repeatable.")
	}
	if slices.Equal(checkLabels(first), checkLabels(other)) {
		t.Errorf("ThreeHeaps has the same training points with the seeds 3 and 4, expected different ones: hand the seed on.")
	}
	for _, p := range first.Take(20) {
		if len(p.Features) != 1 || p.Features[0] != p.Label/2 {
			t.Fatalf("ThreeHeaps has a point with the label %v and the features %v, expected the points as they were.", p.Label, p.Features)
		}
	}
}

func TestThreeHeapsAreReadOnce(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	read := 0
	points := rdd.Map(rdd.Parallelize(sc, numberedPoints(100), 1), func(p ml.LabeledPoint) ml.LabeledPoint {
		read++
		return p
	})
	train, validation, test := ThreeHeaps(points, 1)
	if train == nil || validation == nil || test == nil {
		t.Fatalf("ThreeHeaps returned nil, expected three RDDs.")
	}
	if points.IsCached() {
		t.Errorf("ThreeHeaps has the points kept that it was given, expected only the heaps: with both in memory each point takes its room twice, and what the caller keeps is the caller's to say.")
	}
	for i, heap := range []*rdd.RDD[ml.LabeledPoint]{train, validation, test} {
		if !heap.IsCached() {
			t.Errorf("ThreeHeaps returned the heap %d of 3 without having it kept, expected all of them cached.", i+1)
		}
	}
	if read != 0 {
		t.Errorf("ThreeHeaps read the points while it was called. It should only describe the heaps; they are dealt out when somebody asks for them.")
	}
	names := []string{"train", "validation", "test"}
	for i, heap := range []*rdd.RDD[ml.LabeledPoint]{train, validation, test} {
		heap.Count()
		before := read
		heap.Count()
		if read != before {
			t.Errorf("Counting the heap %s a second time computed the points again, expected them in memory: cache all three heaps.", names[i])
		}
	}
}
