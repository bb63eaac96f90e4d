//go:build !solution

package roccurve

import "lab/ml"

// ROCPoints returns the points of the ROC curve, by falling threshold.
func ROCPoints(predictions []ml.Prediction) []ml.ROCPoint {
	// Your turn: replace this line.
	return nil
}

// AUC returns how often a prediction with label 1 is larger than one with
// label 0, a tie counting one half.
func AUC(predictions []ml.Prediction) float64 {
	// Your turn: replace this line.
	return 0
}
