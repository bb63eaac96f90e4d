package loglossgradient

import (
	"math"
	"slices"
	"testing"

	"lab/ml"
)

// checkGradient compares the gradient of one point with the expected one.
func checkGradient(t *testing.T, model ml.LogisticModel, p ml.SparsePoint, want []float64, wantIntercept float64) {
	t.Helper()
	got, intercept := LogLossGradient(model, p)
	if got.Size != p.Features.Size || !slices.Equal(got.Indices, p.Features.Indices) || len(got.Values) != len(want) {
		t.Errorf("LogLossGradient(weights %v, intercept %v; label %v, features %v) returned the vector %v, expected size and indices of the features: where a feature is 0, so is the gradient.", model.Weights, model.Intercept, p.Label, p.Features, got)
		return
	}
	for i := range want {
		if !(math.Abs(got.Values[i]-want[i]) < 1e-9) {
			t.Errorf("LogLossGradient(weights %v, intercept %v; label %v, features %v) returned the values %v, expected %v: the predicted probability less the label, times each feature.", model.Weights, model.Intercept, p.Label, p.Features, got.Values, want)
			return
		}
	}
	if !(math.Abs(intercept-wantIntercept) < 1e-9) {
		t.Errorf("LogLossGradient(weights %v, intercept %v; label %v, features %v) returned %v for the intercept, expected %v: the predicted probability less the label.", model.Weights, model.Intercept, p.Label, p.Features, intercept, wantIntercept)
	}
}

func TestLogLossGradientOfSmallPoints(t *testing.T) {
	nothing := ml.LogisticModel{Weights: []float64{0, 0, 0, 0, 0}}
	ones := ml.NewSparse(5, []int{1, 4}, []float64{1, 1})
	checkGradient(t, nothing, ml.SparsePoint{Label: 1, Features: ones}, []float64{-0.5, -0.5}, -0.5)
	// A score of ln 3 is a probability of three quarters.
	model := ml.LogisticModel{Intercept: math.Log(3), Weights: []float64{5, 0, 0}}
	checkGradient(t, model, ml.SparsePoint{Label: 0, Features: ml.NewSparse(3, []int{1, 2}, []float64{2, -4})}, []float64{1.5, -3}, 0.75)
}

func TestLogLossGradientPointsAwayFromTheLabel(t *testing.T) {
	// The probability is 0.8. Going uphill, the loss of a click rises as the weight falls; without a click it rises with it.
	for _, c := range []struct{ label, want float64 }{{1, -0.2}, {0, 0.8}} {
		model := ml.LogisticModel{Weights: []float64{math.Log(4), 7}}
		x := ml.NewSparse(2, []int{0}, []float64{1})
		checkGradient(t, model, ml.SparsePoint{Label: c.label, Features: x}, []float64{c.want}, c.want)
	}
}

func TestLogLossGradientChangesNothing(t *testing.T) {
	model := ml.LogisticModel{Weights: []float64{0, 2, 0}} // a probability of one half
	p := ml.SparsePoint{Label: 1, Features: ml.NewSparse(3, []int{0, 2}, []float64{1, 4})}
	got, _ := LogLossGradient(model, p)
	if got.Size != 3 {
		t.Fatalf("LogLossGradient of a point with 3 features returned a vector of the size %d, expected 3.", got.Size)
	}
	if !slices.Equal(p.Features.Values, []float64{1, 4}) {
		t.Errorf("LogLossGradient changed the values of the point from [1 4] to %v. The data set must stay as it is: make a new slice.", p.Features.Values)
	}
	if !slices.Equal(model.Weights, []float64{0, 2, 0}) {
		t.Errorf("LogLossGradient changed the weights from [0 2 0] to %v. It only says in which direction the loss rises; others take the step.", model.Weights)
	}
}
