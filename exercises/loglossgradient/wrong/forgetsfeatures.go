//go:build ignore

package loglossgradient

import "lab/ml"

// Misconception: every value is 1, so each coordinate gets the residual.
func LogLossGradient(model ml.LogisticModel, p ml.SparsePoint) (ml.SparseVector, float64) {
	residual := model.ProbabilitySparse(p.Features) - p.Label
	values := make([]float64, len(p.Features.Values))
	for i, x := range p.Features.Values {
		_ = x
		values[i] = residual
	}
	return ml.NewSparse(p.Features.Size, p.Features.Indices, values), residual
}
