package threeheaps

import (
	"math/rand/v2"
	"slices"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// hiddenLabels returns the labels of a heap, sorted.
func hiddenLabels(heap *rdd.RDD[ml.LabeledPoint]) []float64 {
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
	if !slices.Equal(hiddenLabels(first), hiddenLabels(again)) {
		t.Errorf("ThreeHeaps called twice with the seed 3 dealt the training points differently, expected the same heap: results must be repeatable.")
	}
	if slices.Equal(hiddenLabels(first), hiddenLabels(other)) {
		t.Errorf("ThreeHeaps has the same training points with the seeds 3 and 4, expected different ones: hand the seed on.")
	}
	for _, p := range first.Take(20) {
		if len(p.Features) != 1 || p.Features[0] != p.Label/2 {
			t.Fatalf("ThreeHeaps has a point with the label %v and the features %v, expected the points as they were.", p.Label, p.Features)
		}
	}
}

func TestThreeHeapsOnRandomPoints(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(80, 1010))
	for partitions := 1; partitions <= 5; partitions++ {
		n := 6000 + random.IntN(2000)
		seed := random.Int64N(1000)
		found, sizes := dealtOut(t, rdd.Parallelize(sc, numberedPoints(n), partitions), seed)
		for i := range n {
			if found[float64(i)] != 1 {
				t.Fatalf("ThreeHeaps of %d points (partitions: %d, seed: %d): one point is on %d heaps, expected exactly one.", n, partitions, seed, found[float64(i)])
			}
		}
		// Five standard deviations of what chance does.
		for k, share := range []float64{0.8, 0.1, 0.1} {
			expected := share * float64(n)
			off := float64(sizes[k]) - expected
			if off*off > 25*expected*(1-share) {
				t.Fatalf("ThreeHeaps of %d points (partitions: %d, seed: %d) has heaps of %v points, expected about 80, 10 and 10 in a hundred.", n, partitions, seed, sizes)
			}
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
