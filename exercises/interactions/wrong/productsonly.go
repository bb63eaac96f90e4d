//go:build ignore

package interactions

import "lab/ml"

// Misconception: products replace the features. A straight line through the features themselves is no longer possible.
func WithProducts(p ml.LabeledPoint) ml.LabeledPoint {
	features := []float64{}
	for _, left := range p.Features {
		for _, right := range p.Features {
			features = append(features, left*right)
		}
	}
	return ml.LabeledPoint{Label: p.Label, Features: features}
}
