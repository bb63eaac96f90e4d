//go:build ignore

package loglossgradient

import "lab/ml"

// Misconception: the gradient is there to be gone along.
func LogLossGradient(model ml.LogisticModel, p ml.SparsePoint) (ml.SparseVector, float64) {
	residual := model.ProbabilitySparse(p.Features) - p.Label
	values := make([]float64, len(p.Features.Values))
	for i, x := range p.Features.Values {
		values[i] = residual * x
	}
	for i, index := range p.Features.Indices {
		model.Weights[index] -= values[i]
	}
	return ml.NewSparse(p.Features.Size, p.Features.Indices, values), residual
}
