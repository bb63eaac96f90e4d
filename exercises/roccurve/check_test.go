package roccurve

import (
	"math"
	"slices"
	"testing"

	"lab/ml"
)

// checkROC compares the points of some predictions with the expected ones.
func checkROC(t *testing.T, predictions []ml.Prediction, want []ml.ROCPoint) {
	t.Helper()
	before := slices.Clone(predictions)
	got := ROCPoints(predictions)
	if !slices.Equal(predictions, before) {
		t.Errorf("ROCPoints changed the slice of predictions that it was given from %v to %v. It belongs to the caller: sort a copy, which slices.Clone makes.", before, predictions)
		return
	}
	if len(got) != len(want) {
		t.Errorf("ROCPoints of the predictions {Predicted Label} %v returned %d points, expected %d: one for the threshold +Inf and one for each different predicted value. They are %v.", predictions, len(got), len(want), got)
		return
	}
	for i := range want {
		if got[i].Threshold != want[i].Threshold {
			t.Errorf("ROCPoints of the predictions {Predicted Label} %v has the threshold %v at position %d, expected %v: the largest first.", predictions, got[i].Threshold, i, want[i].Threshold)
			return
		}
		if !(math.Abs(got[i].FalsePositiveRate-want[i].FalsePositiveRate) < 1e-9) {
			t.Errorf("ROCPoints of the predictions {Predicted Label} %v has the false positive rate %v at the threshold %v, expected %v: the share of the predictions with label 0 that are at least as large.", predictions, got[i].FalsePositiveRate, got[i].Threshold, want[i].FalsePositiveRate)
			return
		}
		if !(math.Abs(got[i].TruePositiveRate-want[i].TruePositiveRate) < 1e-9) {
			t.Errorf("ROCPoints of the predictions {Predicted Label} %v has the true positive rate %v at the threshold %v, expected %v: the share of the predictions with label 1 that are at least as large.", predictions, got[i].TruePositiveRate, got[i].Threshold, want[i].TruePositiveRate)
			return
		}
	}
}

// checkAUC compares the area of some predictions with the expected one.
func checkAUC(t *testing.T, predictions []ml.Prediction, want float64) {
	t.Helper()
	before := slices.Clone(predictions)
	got := AUC(predictions)
	if !slices.Equal(predictions, before) {
		t.Errorf("AUC changed the slice of predictions that it was given from %v to %v. It belongs to the caller: leave it as it is, or sort a copy.", before, predictions)
		return
	}
	if !(math.Abs(got-want) < 1e-9) {
		t.Errorf("AUC of the predictions {Predicted Label} %v returned %v, expected %v: of all pairs of a label 1 and a label 0, the share in which the first is larger, a tie counting one half.", predictions, got, want)
	}
}

func TestROCPointsOfFiveViews(t *testing.T) {
	predictions := []ml.Prediction{{Predicted: 0.2, Label: 0}, {Predicted: 0.7, Label: 1}, {Predicted: 0.5, Label: 0}, {Predicted: 0.9, Label: 1}, {Predicted: 0.6, Label: 0}}
	third := 1.0 / 3.0
	checkROC(t, predictions, []ml.ROCPoint{
		{Threshold: math.Inf(1), FalsePositiveRate: 0, TruePositiveRate: 0},
		{Threshold: 0.9, FalsePositiveRate: 0, TruePositiveRate: 0.5},
		{Threshold: 0.7, FalsePositiveRate: 0, TruePositiveRate: 1},
		{Threshold: 0.6, FalsePositiveRate: third, TruePositiveRate: 1},
		{Threshold: 0.5, FalsePositiveRate: 2 * third, TruePositiveRate: 1},
		{Threshold: 0.2, FalsePositiveRate: 1, TruePositiveRate: 1},
	})
}

func TestROCPointsWithTies(t *testing.T) {
	predictions := []ml.Prediction{{Predicted: 0.9, Label: 1}, {Predicted: 0.8, Label: 0}, {Predicted: 0.8, Label: 1}, {Predicted: 0.1, Label: 0}}
	checkROC(t, predictions, []ml.ROCPoint{
		{Threshold: math.Inf(1), FalsePositiveRate: 0, TruePositiveRate: 0},
		{Threshold: 0.9, FalsePositiveRate: 0, TruePositiveRate: 0.5},
		{Threshold: 0.8, FalsePositiveRate: 0.5, TruePositiveRate: 1},
		{Threshold: 0.1, FalsePositiveRate: 1, TruePositiveRate: 1},
	})
}

func TestAUCOfSmallSamples(t *testing.T) {
	checkAUC(t, []ml.Prediction{{Predicted: 0.9, Label: 1}, {Predicted: 0.2, Label: 0}, {Predicted: 0.3, Label: 0}}, 1)
	checkAUC(t, []ml.Prediction{{Predicted: 0.1, Label: 1}, {Predicted: 0.2, Label: 0}}, 0)
	checkAUC(t, []ml.Prediction{{Predicted: 0.9, Label: 1}, {Predicted: 0.5, Label: 0}, {Predicted: 0.3, Label: 1}, {Predicted: 0.1, Label: 0}}, 0.75)
}

func TestAUCCountsATieOneHalf(t *testing.T) {
	checkAUC(t, []ml.Prediction{{Predicted: 0.9, Label: 1}, {Predicted: 0.8, Label: 0}, {Predicted: 0.8, Label: 1}, {Predicted: 0.1, Label: 0}}, 0.875)
	checkAUC(t, []ml.Prediction{{Predicted: 0.3, Label: 1}, {Predicted: 0.3, Label: 0}, {Predicted: 0.3, Label: 0}}, 0.5)
}
