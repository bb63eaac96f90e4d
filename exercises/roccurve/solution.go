//go:build solution

package roccurve

import (
	"math"
	"slices"

	"lab/ml"
)

// ROCPoints returns the points of the ROC curve, by falling threshold.
func ROCPoints(predictions []ml.Prediction) []ml.ROCPoint {
	thresholds := []float64{}
	for _, p := range predictions {
		thresholds = append(thresholds, p.Predicted)
	}
	slices.Sort(thresholds)
	thresholds = slices.Compact(thresholds)
	slices.Reverse(thresholds)
	points := []ml.ROCPoint{{Threshold: math.Inf(1)}}
	for _, threshold := range thresholds {
		said := [2]float64{}
		all := [2]float64{}
		for _, p := range predictions {
			all[int(p.Label)]++
			if p.Predicted >= threshold {
				said[int(p.Label)]++
			}
		}
		points = append(points, ml.ROCPoint{
			Threshold:         threshold,
			FalsePositiveRate: said[0] / all[0],
			TruePositiveRate:  said[1] / all[1],
		})
	}
	return points
}

// AUC returns how often a prediction with label 1 is larger than one with label 0, a tie
// counting one half.
func AUC(predictions []ml.Prediction) float64 {
	won := 0.0
	played := 0.0
	for _, p := range predictions {
		for _, q := range predictions {
			if p.Label == 1 && q.Label == 0 {
				played++
				if p.Predicted > q.Predicted {
					won++
				}
				if p.Predicted == q.Predicted {
					won += 0.5
				}
			}
		}
	}
	return won / played
}
