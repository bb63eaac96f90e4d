package gradientdescent

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// hiddenDescentReference is the same descent with plain loops over a slice.
func hiddenDescentReference(points []ml.LabeledPoint, iterations int) ([]float64, []float64) {
	n := float64(len(points))
	d := len(points[0].Features)
	weights := make([]float64, d)
	errors := []float64{}
	for i := 0; i < iterations; i++ {
		gradient := make([]float64, d)
		squares := 0.0
		for _, p := range points {
			tooLarge := -p.Label
			for k := 0; k < d; k++ {
				tooLarge += weights[k] * p.Features[k]
			}
			squares += tooLarge * tooLarge
			for k := 0; k < d; k++ {
				gradient[k] += tooLarge * p.Features[k]
			}
		}
		errors = append(errors, math.Sqrt(squares/n))
		for k := 0; k < d; k++ {
			weights[k] -= gradient[k] / (n * math.Sqrt(float64(i)+1))
		}
	}
	return weights, errors
}

func hiddenRandomPoints(random *rand.Rand, n int, d int) []ml.LabeledPoint {
	points := []ml.LabeledPoint{}
	for range n {
		p := ml.LabeledPoint{Label: 50 * random.Float64()}
		for range d {
			p.Features = append(p.Features, random.Float64())
		}
		points = append(points, p)
	}
	return points
}

// hiddenFarApart tells whether two vectors differ by more than rounding.
func hiddenFarApart(a, b []float64) bool {
	if len(a) != len(b) {
		return true
	}
	for i := range a {
		if !(math.Abs(a[i]-b[i]) <= 1e-7*(1+math.Abs(b[i]))) {
			return true
		}
	}
	return false
}

func TestGradientDescentOnRandomPoints(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(7, 50))
	for round := 1; round <= 3; round++ {
		points := hiddenRandomPoints(random, 10+10*round, 1+round)
		iterations := 2 + 2*round
		wantWeights, wantErrors := hiddenDescentReference(points, iterations)
		weights, errors := GradientDescent(rdd.Parallelize(sc, points, round), iterations)
		if hiddenFarApart(weights, wantWeights) {
			t.Errorf("GradientDescent on %d random points with %d features and %d iterations returned the weights %v, expected %v.", len(points), 1+round, iterations, weights, wantWeights)
		}
		if hiddenFarApart(errors, wantErrors) {
			t.Errorf("GradientDescent on %d random points with %d features and %d iterations returned the errors %v, expected %v: the root mean squared error before each update.", len(points), 1+round, iterations, errors, wantErrors)
		}
	}
}

func TestGradientDescentDoesNotDependOnPartitions(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	points := hiddenRandomPoints(rand.New(rand.NewPCG(8, 50)), 9, 2)
	wantWeights, wantErrors := hiddenDescentReference(points, 3)
	for partitions := 1; partitions <= 12; partitions += 5 {
		weights, errors := GradientDescent(rdd.Parallelize(sc, points, partitions), 3)
		if hiddenFarApart(weights, wantWeights) || hiddenFarApart(errors, wantErrors) {
			t.Errorf("GradientDescent on 9 points (partitions: %d) returned the weights %v and the errors %v, expected %v and %v, however the points are spread.", partitions, weights, errors, wantWeights, wantErrors)
		}
	}
}
