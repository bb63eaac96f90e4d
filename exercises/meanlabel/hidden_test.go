package meanlabel

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/ml"
	"lab/rdd"
)

func TestMeanLabelOnRandomPoints(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(53, 785))
	for partitions := 1; partitions <= 6; partitions++ {
		points := []ml.LabeledPoint{}
		sum := 0.0
		for range 5 + random.IntN(40) {
			label := 90 * random.Float64() * random.Float64()
			sum += label
			points = append(points, ml.LabeledPoint{Label: label, Features: []float64{random.Float64()}})
		}
		want := sum / float64(len(points))
		got := MeanLabel(rdd.Parallelize(sc, points, partitions))
		if !(math.Abs(got-want) < 1e-9*want) {
			t.Fatalf("MeanLabel of %d random points (partitions: %d) returned %v, expected %v.", len(points), partitions, got, want)
		}
	}
}

func TestMeanLabelDoesNotDependOnPartitions(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	// Partitions of very different size: filtering empties most of the first ones.
	points := []ml.LabeledPoint{}
	for year := 0; year < 20; year++ {
		points = append(points, ml.LabeledPoint{Label: float64(year * year), Features: []float64{1}})
	}
	for partitions := 1; partitions <= 7; partitions++ {
		late := rdd.Parallelize(sc, points, partitions).Filter(func(p ml.LabeledPoint) bool { return p.Label >= 81 || p.Label == 1 })
		got := MeanLabel(late)
		// 1 and the squares of 9 to 19: 2267 in all, of 12 points.
		want := 2267.0 / 12.0
		if !(math.Abs(got-want) < 1e-9) {
			t.Fatalf("MeanLabel of 12 points (partitions: %d) of different sizes returned %v, expected %v.", partitions, got, want)
		}
	}
}
