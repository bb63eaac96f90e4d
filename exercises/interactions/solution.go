//go:build solution

package interactions

import "lab/ml"

// WithProducts returns a point with the label of p and the features of p,
// followed by the products of any two of them.
func WithProducts(p ml.LabeledPoint) ml.LabeledPoint {
	features := append([]float64{}, p.Features...)
	for _, left := range p.Features {
		for _, right := range p.Features {
			features = append(features, left*right)
		}
	}
	return ml.LabeledPoint{Label: p.Label, Features: features}
}
