//go:build ignore

package roccurve

import (
	"math"
	"slices"

	"lab/ml"
)

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

// Misconception: the area is the sum of rectangles below the points.
func AUC(predictions []ml.Prediction) float64 {
	area := 0.0
	last := ml.ROCPoint{}
	for _, p := range ROCPoints(predictions) {
		area += (p.FalsePositiveRate - last.FalsePositiveRate) * p.TruePositiveRate
		last = p
	}
	return area
}
