//go:build ignore

package interactions

import "lab/ml"

// Misconception: the products of features are their squares. What two features say together is missing.
func WithProducts(p ml.LabeledPoint) ml.LabeledPoint {
	features := append([]float64{}, p.Features...)
	for _, x := range p.Features {
		features = append(features, x*x)
	}
	return ml.LabeledPoint{Label: p.Label, Features: features}
}
