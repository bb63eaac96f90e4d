//go:build ignore

package interactions

import "lab/ml"

// Misconception: append always makes a new slice. Where there is room behind the features, it writes into the memory of others.
func WithProducts(p ml.LabeledPoint) ml.LabeledPoint {
	features := p.Features
	for _, left := range p.Features {
		for _, right := range p.Features {
			features = append(features, left*right)
		}
	}
	return ml.LabeledPoint{Label: p.Label, Features: features}
}
