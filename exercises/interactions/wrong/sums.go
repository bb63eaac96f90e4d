//go:build ignore

package interactions

import "lab/ml"

// Misconception: combining two features means adding them. A linear model can do that by itself, so nothing is gained.
func WithProducts(p ml.LabeledPoint) ml.LabeledPoint {
	features := append([]float64{}, p.Features...)
	for _, left := range p.Features {
		for _, right := range p.Features {
			features = append(features, left+right)
		}
	}
	return ml.LabeledPoint{Label: p.Label, Features: features}
}
