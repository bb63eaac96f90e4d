//go:build ignore

package loglossgradient

import "lab/ml"

// Misconception: as for songs, the score less the label. A score is no probability.
func LogLossGradient(model ml.LogisticModel, p ml.SparsePoint) (ml.SparseVector, float64) {
	residual := model.Intercept + p.Features.Dot(model.Weights) - p.Label
	values := make([]float64, len(p.Features.Values))
	for i, x := range p.Features.Values {
		values[i] = residual * x
	}
	return ml.NewSparse(p.Features.Size, p.Features.Indices, values), residual
}
