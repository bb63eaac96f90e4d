//go:build ignore

package interactions

import "lab/ml"

// Misconception: only the features change, so only they need to be written down. The label becomes 0.
func WithProducts(p ml.LabeledPoint) ml.LabeledPoint {
	features := append([]float64{}, p.Features...)
	for _, left := range p.Features {
		for _, right := range p.Features {
			features = append(features, left*right)
		}
	}
	return ml.LabeledPoint{Features: features}
}
