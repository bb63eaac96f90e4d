//go:build ignore

package interactions

import "lab/ml"

// Misconception: ab and ba are one product, so one of them will do. For a model that is so; it is not what was asked for.
func WithProducts(p ml.LabeledPoint) ml.LabeledPoint {
	features := append([]float64{}, p.Features...)
	for i, left := range p.Features {
		for _, right := range p.Features[i:] {
			features = append(features, left*right)
		}
	}
	return ml.LabeledPoint{Label: p.Label, Features: features}
}
