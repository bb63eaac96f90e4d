//go:build ignore

package loglossgradient

import "lab/ml"

// Misconception: the gradient is the direction of a step. That goes the other way.
func LogLossGradient(model ml.LogisticModel, p ml.SparsePoint) (ml.SparseVector, float64) {
	residual := p.Label - model.ProbabilitySparse(p.Features)
	values := make([]float64, len(p.Features.Values))
	for i, x := range p.Features.Values {
		values[i] = residual * x
	}
	return ml.NewSparse(p.Features.Size, p.Features.Indices, values), residual
}
