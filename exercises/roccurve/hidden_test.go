package roccurve

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"lab/ml"
)

// hiddenPredictions makes predictions with ties; those of label 1 tend to be larger.
func hiddenPredictions(random *rand.Rand, n int) []ml.Prediction {
	predictions := []ml.Prediction{{Predicted: 0.5, Label: 0}, {Predicted: 0.5, Label: 1}}
	for len(predictions) < n {
		label := random.IntN(2)
		predictions = append(predictions, ml.Prediction{Predicted: float64(random.IntN(8)+2*label) / 10, Label: float64(label)})
	}
	return predictions
}

// hiddenCurve walks once through the sorted predictions, and returns the points and the area of the trapezoids below.
func hiddenCurve(predictions []ml.Prediction) ([]ml.ROCPoint, float64) {
	sorted := slices.Clone(predictions)
	slices.SortFunc(sorted, func(a, b ml.Prediction) int { return cmp.Compare(b.Predicted, a.Predicted) })
	positives := 0.0
	for _, p := range sorted {
		positives += p.Label
	}
	negatives := float64(len(sorted)) - positives
	points := []ml.ROCPoint{{Threshold: math.Inf(1)}}
	area := 0.0
	truePositives := 0.0
	falsePositives := 0.0
	for i, p := range sorted {
		truePositives += p.Label
		falsePositives += 1 - p.Label
		if i+1 < len(sorted) && sorted[i+1].Predicted == p.Predicted {
			continue
		}
		point := ml.ROCPoint{Threshold: p.Predicted, FalsePositiveRate: falsePositives / negatives, TruePositiveRate: truePositives / positives}
		last := points[len(points)-1]
		area += (point.FalsePositiveRate - last.FalsePositiveRate) * (point.TruePositiveRate + last.TruePositiveRate) / 2
		points = append(points, point)
	}
	return points, area
}

func TestROCPointsOnRandomPredictions(t *testing.T) {
	random := rand.New(rand.NewPCG(17, 39))
	for n := 4; n <= 24; n += 4 {
		predictions := hiddenPredictions(random, n)
		want, _ := hiddenCurve(predictions)
		checkROC(t, predictions, want)
	}
}

func TestAUCOnRandomPredictions(t *testing.T) {
	random := rand.New(rand.NewPCG(18, 39))
	for n := 4; n <= 40; n += 6 {
		predictions := hiddenPredictions(random, n)
		_, want := hiddenCurve(predictions)
		checkAUC(t, predictions, want)
	}
}
