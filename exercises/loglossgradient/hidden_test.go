package loglossgradient

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"lab/ml"
)

// hiddenLoss is the log loss of one point.
func hiddenLoss(weights []float64, intercept float64, p ml.SparsePoint) float64 {
	z := intercept
	for j, i := range p.Features.Indices {
		z += weights[i] * p.Features.Values[j]
	}
	if p.Label == 0 {
		z = -z
	}
	return math.Log(1 + math.Exp(-z))
}

func TestLogLossGradientIsTheSlope(t *testing.T) {
	random := rand.New(rand.NewPCG(16, 39))
	const h = 1e-5
	for round := 0; round < 10; round++ {
		size := 4 + random.IntN(12)
		weights := []float64{}
		indices := []int{}
		values := []float64{}
		for i := 0; i < size; i++ {
			weights = append(weights, 2*random.Float64()-1)
			if random.IntN(2) == 0 {
				indices = append(indices, i)
				values = append(values, 0.5+random.Float64())
			}
		}
		intercept := 2*random.Float64() - 1
		p := ml.SparsePoint{Label: float64(round % 2), Features: ml.NewSparse(size, indices, values)}
		got, slope := LogLossGradient(ml.LogisticModel{Intercept: intercept, Weights: weights}, p)
		if got.Size != size {
			t.Fatalf("LogLossGradient of a point with %d features returned a vector of the size %d, expected %d.", size, got.Size, size)
		}
		dense := got.Dense()
		for i := 0; i < size; i++ {
			up := slices.Clone(weights)
			up[i] += h
			down := slices.Clone(weights)
			down[i] -= h
			want := (hiddenLoss(up, intercept, p) - hiddenLoss(down, intercept, p)) / (2 * h)
			if !(math.Abs(dense[i]-want) < 1e-6) {
				t.Fatalf("LogLossGradient(weights %v, intercept %v; label %v, features %v) returned %v for weight %d. When that weight is moved a little, the loss changes at a rate of %v.", weights, intercept, p.Label, p.Features, dense[i], i, want)
			}
		}
		want := (hiddenLoss(weights, intercept+h, p) - hiddenLoss(weights, intercept-h, p)) / (2 * h)
		if !(math.Abs(slope-want) < 1e-6) {
			t.Fatalf("LogLossGradient(weights %v, intercept %v; label %v, features %v) returned %v for the intercept. When the intercept is moved a little, the loss changes at a rate of %v.", weights, intercept, p.Label, p.Features, slope, want)
		}
	}
}
