package gradientsummand

import (
	"math"
	"slices"
	"testing"

	"lab/ml"
)

// checkGradientSummand compares the summand of one point with the expected one, number by number.
func checkGradientSummand(t *testing.T, weights []float64, p ml.LabeledPoint, want []float64) {
	t.Helper()
	got := GradientSummand(weights, p)
	if len(got) != len(want) {
		t.Errorf("GradientSummand(%v, point with label %v and features %v) returned %v, expected %v: one number for each feature.", weights, p.Label, p.Features, got, want)
		return
	}
	for i := range want {
		if !(math.Abs(got[i]-want[i]) < 1e-9) {
			t.Errorf("GradientSummand(%v, point with label %v and features %v) returned %v, expected %v: (w·x - y) times each feature.", weights, p.Label, p.Features, got, want)
			return
		}
	}
}

func TestGradientSummandOfSmallPoints(t *testing.T) {
	checkGradientSummand(t, []float64{1, 1, 1}, ml.LabeledPoint{Label: 2, Features: []float64{3, 1, 4}}, []float64{18, 6, 24})
	checkGradientSummand(t, []float64{0.5, -2}, ml.LabeledPoint{Label: 10, Features: []float64{4, 1}}, []float64{-40, -10})
}

func TestGradientSummandIsZeroWhereThePredictionIsRight(t *testing.T) {
	checkGradientSummand(t, []float64{2, 3}, ml.LabeledPoint{Label: 13, Features: []float64{5, 1}}, []float64{0, 0})
	checkGradientSummand(t, []float64{2, 3}, ml.LabeledPoint{Label: 12, Features: []float64{5, 1}}, []float64{5, 1})
}

func TestGradientSummandChangesNothing(t *testing.T) {
	weights := []float64{1, 2}
	p := ml.LabeledPoint{Label: 1, Features: []float64{0.5, 0.25}}
	first := GradientSummand(weights, p)
	if len(first) != 2 {
		t.Fatalf("GradientSummand of a point with 2 features returned %d numbers, expected 2.", len(first))
	}
	if !slices.Equal(weights, []float64{1, 2}) {
		t.Errorf("GradientSummand changed the weights from [1 2] to %v. Other tasks use them too: return a new slice.", weights)
	}
	if !slices.Equal(p.Features, []float64{0.5, 0.25}) {
		t.Errorf("GradientSummand changed the point's features from [0.5 0.25] to %v. The data set must stay as it is: return a new slice.", p.Features)
	}
}
