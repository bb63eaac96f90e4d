//go:build ignore

package loglossgradient

import "lab/ml"

// Misconception: the model says 0 or 1, and the rest is the error.
func LogLossGradient(model ml.LogisticModel, p ml.SparsePoint) (ml.SparseVector, float64) {
	residual := -p.Label
	if model.ProbabilitySparse(p.Features) >= 0.5 {
		residual++
	}
	values := make([]float64, len(p.Features.Values))
	for i, x := range p.Features.Values {
		values[i] = residual * x
	}
	return ml.NewSparse(p.Features.Size, p.Features.Indices, values), residual
}
