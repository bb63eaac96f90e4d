//go:build ignore

package interactions

import "lab/ml"

// Misconception: a pair is two different features. Squares are missing.
func WithProducts(p ml.LabeledPoint) ml.LabeledPoint {
	features := append([]float64{}, p.Features...)
	for i, left := range p.Features {
		for j, right := range p.Features {
			if i != j {
				features = append(features, left*right)
			}
		}
	}
	return ml.LabeledPoint{Label: p.Label, Features: features}
}
