package logloss

import (
	"math"
	"testing"

	"lab/ml"
	"lab/rdd"
)

// checkLoss compares the mean log loss of predictions with the expected one.
func checkLoss(t *testing.T, predictions []ml.Prediction, partitions int, want float64, tolerance float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	got := MeanLogLoss(rdd.Parallelize(sc, predictions, partitions))
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("MeanLogLoss of the predictions {Predicted Label} %v (partitions: %d) returned %v, expected %v: the mean of -ln p for each label 1 and of -ln(1-p) for each label 0, with the natural logarithm, and with p no closer to 0 and 1 than 1e-11.", predictions, partitions, got, want)
	}
}

func TestMeanLogLossOfOnePrediction(t *testing.T) {
	checkLoss(t, []ml.Prediction{{Predicted: 0.5, Label: 1}}, 1, math.Ln2, 1e-9)
	checkLoss(t, []ml.Prediction{{Predicted: 0.5, Label: 0}}, 1, math.Ln2, 1e-9)
	checkLoss(t, []ml.Prediction{{Predicted: 0.75, Label: 0}}, 1, 2*math.Ln2, 1e-9) // one half, squared, is left
	checkLoss(t, []ml.Prediction{{Predicted: 0.25, Label: 1}}, 1, 2*math.Ln2, 1e-9)
}

func TestMeanLogLossOfSeveral(t *testing.T) {
	predictions := []ml.Prediction{{Predicted: 0.5, Label: 1}, {Predicted: 0.25, Label: 1}, {Predicted: 0.875, Label: 0}}
	// One half, a quarter and an eighth: one, two and three times ln 2.
	checkLoss(t, predictions, 2, 2*math.Ln2, 1e-9)
	checkLoss(t, predictions, 3, 2*math.Ln2, 1e-9)
}

func TestMeanLogLossOfCertainty(t *testing.T) {
	worst := 11 * math.Ln10
	checkLoss(t, []ml.Prediction{{Predicted: 0, Label: 1}}, 1, worst, 1e-3)
	checkLoss(t, []ml.Prediction{{Predicted: 1, Label: 0}}, 1, worst, 1e-3)
	// What is closer to 0 and 1 than 1e-11 is moved there, too.
	checkLoss(t, []ml.Prediction{{Predicted: 1e-13, Label: 1}}, 1, worst, 1e-3)
	checkLoss(t, []ml.Prediction{{Predicted: 1 - 1e-13, Label: 0}}, 1, worst, 1e-3)
	checkLoss(t, []ml.Prediction{{Predicted: 1, Label: 1}, {Predicted: 0, Label: 0}}, 1, 0, 1e-9)
}
